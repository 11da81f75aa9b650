#include "bounds/biased/complexity.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/oracle/steered_bias.hpp"

// Remark 5: the oracle for which the error floor is attained.

namespace lemmata::biased {
namespace {

struct FloorOracle {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-bias",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "the bias of the oracle",
      .hypotheses = R"(0 \le m \le 1,\ \|b\|^2 = \zeta^2 > 0,\ \rho(x)^2 = 1 + \frac{m}{\zeta^2}\|\nabla f(x)\|^2)",
      .statement = R"(\|\rho(x)b\|^2 = m\|\nabla f(x)\|^2 + \zeta^2, \text{ so that the oracle has } (m, \zeta^2)\text{-bounded bias})",
      .note =
          "a reading: the inequality of Assumption 4 alone, which holds with equality; or all of Assumption 4, whose 0 <= m < 1 the "
          "admitted m = 1 does not meet",
      .mutants = {"rho-unsquared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool whole = draw.reading("bounded", {0, 1}, {"inequality", "with-m-below-1"}) == 1;
    const S m = draw.in<S>("m", Range::closed(0, 1)), zeta2 = draw.positive<S>("zeta^2"), g2 = draw.nonnegative<S>("||gradient||^2");
    const S rho2 = S(1) + m / zeta2 * g2, scale = draw.mutant("rho-unsquared") ? square(rho2) : rho2;
    Chain<S> shown(equal(scale * zeta2, m * g2 + zeta2).named("length").sum_of(256));
    if (whole) shown.also(strictly_less(m, S(1)).named("m < 1"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(FloorOracle);

struct FloorOracleRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-bias/repaired",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "the bias of the oracle",
      .hypotheses = R"(0 \le m < 1,\ \|b\|^2 = \zeta^2 > 0,\ \rho(x)^2 = 1 + \frac{m}{\zeta^2}\|\nabla f(x)\|^2)",
      .statement = R"(\|\rho(x)b\|^2 = m\|\nabla f(x)\|^2 + \zeta^2 \text{ and } m < 1)",
      .note = "repaired: m = 1 is left out. Only squared lengths enter",
      .mutants = {"rho-unsquared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S q = draw.in<S>("1 - m", Range::left_open(0, 1)), zeta2 = draw.positive<S>("zeta^2"), g2 = draw.nonnegative<S>("||gradient||^2");
    const S m = S(1) - q, rho2 = S(1) + m / zeta2 * g2, scale = draw.mutant("rho-unsquared") ? square(rho2) : rho2;
    return {.shown =
                Chain<S>(equal(scale * zeta2, m * g2 + zeta2).named("length").sum_of(256)).also(strictly_less(m, S(1)).named("m < 1"))};
  }
};
LEMMATA_CLAIM(FloorOracleRepaired);

/// ||g||^2 = 0 means ||grad f||^2 - rho^2 zeta^2 = 0; that is (1 - m)||grad f||^2 - zeta^2, for every gradient. q = 1 - m.
template <Scalar S>
Relation<S> floor_where_g_vanishes(Draw& draw, const S& q) {
  const S g2 = draw.nonnegative<S>("||gradient||^2"), zeta2 = draw.positive<S>("zeta^2");
  const S rho2 = S(draw.mutant("larger-rho") ? 4 : 1) * (S(1) + (S(1) - q) / zeta2 * g2);
  return equal(q * g2 - zeta2, g2 - rho2 * zeta2).named("floor").sum_of(256);
}

struct FloorAtStationary {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-floor",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "the gradient at stationary points",
      .hypotheses = R"(g(x) = \nabla f(x) + \rho(x)b,\ 0 \le m \le 1,\ x^* \text{ with } \nabla g(x^*) = 0)",
      .statement = R"(\nabla f(x^*) = -\rho(x^*)b, \quad \|\nabla f(x^*)\|^2 = \frac{\zeta^2}{1-m})",
      .note =
          "printed is that the gradient of g vanishes; what the conclusion needs is that g does: a reading. Where only the Jacobian of g "
          "vanishes (f linear around x) the gradient may be anything. Where g vanishes, grad f = -rho b, only squared lengths enter: for "
          "every m, zeta and gradient, (1 - m)||grad f||^2 - zeta^2 is ||grad f||^2 - rho^2 zeta^2, which is 0 there; for m = 1 it is "
          "-zeta^2, and no point has g = 0",
      .mutants = {"larger-rho"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool vanishes = draw.reading("stationary", {0, 1}, {"g-vanishes", "jacobian-vanishes"}) == 0;
    if (!vanishes) {  // f(x) = a x: the Jacobian of g is f'' (1 + rho' ...) = 0
      const S a = draw.real<S>("a"), m = draw.in<S>("m", Range::right_open(0, 1)), b = draw.real<S>("b");
      return {.given = {strictly_less(S(0), square(b))}, .shown = equal((S(1) - m) * square(a), square(b))};
    }
    return {.shown = floor_where_g_vanishes(draw, draw.in<S>("1 - m", Range::closed(0, 1)))};
  }
};
LEMMATA_CLAIM(FloorAtStationary);

struct FloorAtStationaryRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-floor/repaired",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "the gradient where the oracle vanishes",
      .hypotheses =
          R"(g(x) = \nabla f(x) + \rho(x)b,\ \|b\|^2 = \zeta^2 > 0,\ \rho^2 = 1 + \frac{m}{\zeta^2}\|\nabla f\|^2,\ 0 \le m < 1,\ g(x^*) = 0)",
      .statement = R"(\|\nabla f(x^*)\|^2 = \frac{\zeta^2}{1-m})",
      .note =
          "repaired: g vanishes, and m < 1. Only squared lengths enter: for every m, zeta and gradient, (1 - "
          "m)||grad f||^2 - zeta^2 is ||grad f||^2 - rho^2 zeta^2, which is 0 where g is",
      .mutants = {"larger-rho"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = floor_where_g_vanishes(draw, draw.in<S>("1 - m", Range::left_open(0, 1)))};
  }
};
LEMMATA_CLAIM(FloorAtStationaryRepaired);

struct FloorIsTight {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-tight",
      .kind = Kind::remark,
      .where = "Remark 5, title; end of the paragraph after Theorem 4",
      .title = "the error floor of Theorem 4 is tight",
      .hypotheses =
          R"(f(x) = \frac L2 x^2 \text{ with the oracle of Remark 5},\ 0 \le m < 1,\ x_0 = \frac{\zeta}{L\sqrt{1-m}},\ \gamma > 0)",
      .statement =
          R"(x_t = x_0 \text{ and } \|\nabla f(x_t)\|^2 = \frac{\zeta^2}{1-m} \text{ for all } t, \quad \Theta(T, \gamma) - \Psi_T = \frac{2F}{T\gamma(1-m)})",
      .argument = Argument::fixed_point,
      .note =
          "for every m of the form 1 - 1/r^2, every zeta, L and step size: what Lemma 3 leaves above the floor vanishes with T. The same "
          "floor is reached from any other start (biased.rem5-tight.attracts). m = 1 has no floor",
      .mutants = {"half-rho"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L"), zeta = draw.positive<S>("zeta"), r = S(1) + draw.nonnegative<S>("rho - 1");
    const S gamma = draw.positive<S>("gamma"), T = draw.positive<S>("T"), start = zeta * r / L;
    const S m = S(1) - S(1) / square(r), slope = L * start, rho = draw.mutant("half-rho") ? r / S(2) : r;
    const oracle::Oracle<S> at_start = [&](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - rho * zeta}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{start}, .gamma = gamma, .oracle = at_start};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    const S F = L * square(start) / S(2), theta = bounds::biased::theta(F, T, gamma, S(S(1) - m), square(zeta), L, S(0));
    return {.shown = Chain<S>(equal(square(rho) * square(zeta), square(zeta) + m * square(slope)).named("rho").sum_of(256))
                         .also(equal(next, start).named("stands still").sum_of(256))
                         .also(equal((S(1) - m) * square(slope), square(zeta)).named("floor").sum_of(256))
                         .also(equal(theta, square(slope) + S(2) * F / (T * gamma * (S(1) - m))).named("Theta").sum_of(256))};
  }
};
LEMMATA_CLAIM(FloorIsTight);

struct FloorAttracts {
  static constexpr ClaimInfo info{
      .id = "biased.rem5-tight.attracts",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "the error floor is reached from every start",
      .hypotheses =
          R"(f(x) = \frac L2 x^2,\ g(x) = Lx - \zeta\sqrt{1 + \frac{m}{\zeta^2}L^2x^2},\ \gamma \le \frac1L,\ x^* = \frac{\zeta}{L\sqrt{1-m}})",
      .statement = R"(|x_{t+1} - x^*| \le \max\{1 - \gamma L(1 - \sqrt m), \sqrt m\}\,|x_t - x^*|)",
      .argument = Argument::invariant,
      .note =
          "squared. The factor is below 1, so that x_t -> x* and the squared gradient tends to zeta^2/(1-m). Points and m are drawn such "
          "that rho is rational: sqrt m = 2s/(1 + s^2), L sqrt(m) x/zeta = 2w/(1 - w^2)",
      .mutants = {"triple-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L"), zeta = draw.positive<S>("zeta"), one(1), two(2);
    const S s = draw.in<S>("s", Range::open(0, 1)), w = draw.in<S>("w", Range::open(-1, 1));
    const S root = two * s / (one + square(s)), star = zeta * (one + square(s)) / ((one - square(s)) * L);
    const S x = zeta * two * w / ((one - square(w)) * root * L);
    const S share = draw.in<S>("share", Range::left_open(0, 1)) * S(draw.mutant("triple-step") ? 3 : 1);
    const auto bias = oracle::longest_bias<S>(square(root), Vec<S>{-zeta});
    const oracle::Oracle<S> g = oracle::biased_oracle<S>([L](const Vec<S>& v) { return L * v; }, bias, oracle::no_growing_noise<S>(1));
    const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = share / L, .oracle = g};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    const S factor = max(S(one - share * (one - root)), root);
    return {.shown = Chain<S>(at_most(square(S(next - star)), square(factor) * square(S(x - star))).named("closer").sum_of(65536))
                         .also(strictly_less(draw.mutant("triple-step") ? S(0) : factor, one).named("factor"))};
  }
};
LEMMATA_CLAIM(FloorAttracts);

}  // namespace
}  // namespace lemmata::biased
