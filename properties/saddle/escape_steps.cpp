#include <string>
#include <vector>

#include "lib/claim/claim.hpp"

// Proposition B.20 and the end of the proof of Theorem B.19: what the exponential growth of the difference is said to give.

namespace lemmata {
namespace {

struct Lower {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.20.step-lower",
      .kind = Kind::proof_step,
      .where = "proof of Proposition B.20",
      .title = "the difference in terms of the parameters",
      .hypotheses = R"(t \ge 2/(\eta\gamma),\ r = c_r\varepsilon/\sqrt{L\eta})",
      .statement =
          R"(\frac{\beta_t^2\eta^2r^2}{d} \ge \frac{(1+\eta\gamma)^{2t}\eta^2r^2}{6d\eta\gamma} = \frac{c_r^2}{6}\frac{(1+\eta\gamma)^{2t}\varepsilon^2}{d\gamma L})",
      .note = "the constant c written out, which contains c_r^2; w = (1 + eta gamma)^(2t) >= 5 for these t, as in saddle.propB.14.lower",
      .mutants = {"early"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("eta gamma", Range::left_open(0, 1)), eta = draw.positive<S>("eta"), gamma = a / eta;
    const S w = (draw.mutant("early") ? S(1) : S(5)) + draw.nonnegative<S>("more"), c_r2 = draw.positive<S>("c_r^2");
    const S eps2 = draw.positive<S>("eps^2"), L = draw.positive<S>("L"), d = S(1) + draw.nonnegative<S>("d - 1");
    const S r2 = c_r2 * eps2 / (L * eta), beta2 = (w - S(1)) / (a * (S(2) + a));
    const S middle = w * square(eta) * r2 / (S(6) * d * a);
    return {.shown = Chain<S>(at_most(middle, beta2 * square(eta) * r2 / d).named("Proposition B.14"))
                         .also(equal(middle, c_r2 / S(6) * w * eps2 / (d * gamma * L)).named("r"))};
  }
};
LEMMATA_CLAIM(Lower);

/// x = eta sqrt(rho eps) and gamma = g sqrt(rho eps): logarithms of the members over c_I.
template <Scalar S>
struct Exponents {
  S x, g;
  explicit Exponents(Draw& draw)
      : x(draw.in<S>("eta sqrt(rho eps)", Range::left_open(0, 1))), g(draw.in<S>("gamma/sqrt(rho eps)", Range::open(0.5, 64))) {}
  S of(const S& rate) const { return log(S(S(1) + x * rate)) / x; }
};

struct Exponential {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.20.step-exp",
      .kind = Kind::proof_step,
      .where = "proof of Proposition B.20",
      .title = "growth over I iterations",
      .hypotheses =
          R"(\gamma > \sqrt{\rho\varepsilon}/2,\ \eta\gamma, \eta\sqrt{\rho\varepsilon} \in (0, 1],\ \mathcal I = c_{\mathcal I}/(\eta\sqrt{\rho\varepsilon}))",
      .statement = R"((1+\eta\gamma)^{\mathcal I} \ge (1+\eta\sqrt{\rho\varepsilon})^{\mathcal I} \ge e^{c_{\mathcal I}})",
      .note =
          "logarithms over c_I. The first link needs gamma >= sqrt(rho eps), where the proposition has half of it; the second is "
          "reversed, as (1 + x)^(1/x) < e for all x > 0. What holds is 2^(c_I/2) (repaired), so that a larger c_I serves",
      .mutants = {"negative-curvature-lost"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Exponents<S> e(draw);
    const S first = draw.mutant("negative-curvature-lost") ? S(0) : e.of(e.g), second = e.of(S(1));
    return {.given = {at_most(e.x * e.g, S(1)).named("eta gamma <= 1")},
            .shown = Chain<S>(at_most(second, first).named("gamma")).also(at_most(S(1), second).named("e"))};
  }
};
LEMMATA_CLAIM(Exponential);

struct ExponentialRepaired {
  static constexpr ClaimInfo info{.id = "saddle.propB.20.step-exp/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Proposition B.20",
                                  .title = "growth over I iterations",
                                  .hypotheses = R"(\gamma > \sqrt{\rho\varepsilon}/2,\ \eta\gamma \in (0, 1])",
                                  .statement = R"((1+\eta\gamma)^{\mathcal I} \ge 2^{c_{\mathcal I}/2})",
                                  .note = "logarithms over c_I: log(1 + u) >= u log 2 on [0, 1]",
                                  .mutants = {"e"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Exponents<S> e(draw);
    return {.given = {at_most(e.x * e.g, S(1)).named("eta gamma <= 1")},
            .shown = at_most((draw.mutant("e") ? S(1) : log(S(2))) / S(2), e.of(e.g)).sum_of(256)};
  }
};
LEMMATA_CLAIM(ExponentialRepaired);

/// y and y' on equally likely outcomes, y' a permutation of y: equal laws under any coupling of that kind.
template <Scalar S>
struct EqualLaws {
  long n;
  std::vector<Vec<S>> y, other;
  Vec<S> centre;
  explicit EqualLaws(Draw& draw) : n(draw.integer("outcomes", 1, 4)) {
    const long d = draw.integer("d", 1, 2), shift = draw.integer("shift", 0, 3);
    const bool swap = draw.coin("swap");
    centre = draw.vector<S>("y_0", d);
    for (long i = 0; i < n; ++i) y.push_back(draw.vector<S>("y" + std::to_string(i), d));
    for (long i = 0; i < n; ++i) other.push_back(y[static_cast<std::size_t>(swap ? n - 1 - i : (i + shift) % n)]);
  }
  S from_centre(const std::vector<Vec<S>>& at) const {
    S sum(0);
    for (const Vec<S>& v : at) sum += norm2_squared(v - centre) / S(n);
    return sum;
  }
  S apart() const {
    S sum(0);
    for (std::size_t i = 0; i < y.size(); ++i) sum += norm2_squared(other[i] - y[i]) / S(n);
    return sum;
  }
};

struct Half {
  static constexpr ClaimInfo info{.id = "saddle.propB.20.step-half",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Proposition B.20",
                                  .title = "one of two runs is far away",
                                  .hypotheses = R"(y \text{ and } y' \text{ equal in law})",
                                  .statement = R"(\mathbb E\|y_{t_0} - y\|^2 \ge \frac12\mathbb E\|y' - y\|^2)",
                                  .note =
                                      "by the printed chain, with the half; opposite runs y' = 2 y_0 - y have E||y' - y||^2 = 4 E||y - "
                                      "y_0||^2, so that a quarter is all (repaired), and B.20 needs E||y^||^2 >= 4 R^2, not 2 R^2",
                                  .mutants = {"one-run"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const EqualLaws<S> laws(draw);
    const S far = draw.mutant("one-run") ? S(0) : laws.from_centre(laws.y);
    return {.shown = at_most(ratio<S>(1, 2) * laws.apart(), far).sum_of(256)};
  }
};
LEMMATA_CLAIM(Half);

struct HalfRepaired {
  static constexpr ClaimInfo info{.id = "saddle.propB.20.step-half/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Proposition B.20",
                                  .title = "one of two runs is far away",
                                  .hypotheses = R"(y \text{ and } y' \text{ equal in law})",
                                  .statement = R"(\mathbb E\|y_{t_0} - y\|^2 \ge \frac14\mathbb E\|y' - y\|^2)",
                                  .note = "outcomes are equally likely, y' a permutation of y; antithetic runs reach it",
                                  .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const EqualLaws<S> laws(draw);
    return {.shown =
                Chain<S>(equal(laws.from_centre(laws.y), laws.from_centre(laws.other)).named("equal laws").sum_of(256))
                    .also(at_most(laws.apart() / S(draw.mutant("half") ? 2 : 4), laws.from_centre(laws.y)).named("quarter").sum_of(256))};
  }
};
LEMMATA_CLAIM(HalfRepaired);

struct HorizonUsesUp {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-sum.arithmetic",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "a quarter of the intervals use up f_max",
      .hypotheses = R"(T = c f_{\max}/(\eta\varepsilon^2),\ \mathcal I, \mathcal F \text{ of Definition B.2})",
      .statement =
          R"(\frac14\frac T{\mathcal I}\mathcal F = \frac c4\frac{c_{\mathcal F}}{c_{\mathcal I}} \frac{f_{\max}\eta\sqrt{\rho\varepsilon}}{\eta\varepsilon^2}\sqrt{\frac{\varepsilon^3}\rho} = \frac c4\frac{c_{\mathcal F}}{c_{\mathcal I}}f_{\max})",
      .note = "the last two members of the display, whose c is c c_F/c_I",
      .mutants = {"F-without-root"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S e = draw.positive<S>("sqrt(eps)"), g = draw.positive<S>("sqrt(rho)"), eta = draw.positive<S>("eta"), c = draw.positive<S>("c");
    const S c_i = draw.positive<S>("c_I"), c_f = draw.positive<S>("c_F"), f_max = draw.positive<S>("f_max"), eps = square(e);
    const S horizon = c * f_max / (eta * square(eps)), time = c_i / (eta * g * e);
    const S drop = c_f * (draw.mutant("F-without-root") ? eps : e * eps) / g;
    const S share = c / S(4) * c_f / c_i;
    return {
        .shown =
            Chain<S>(equal(horizon / time * drop / S(4), share * f_max * (eta * g * e) / (eta * square(eps)) * (e * eps / g)).named("T"))
                .also(equal(share * f_max * (eta * g * e) / (eta * square(eps)) * (e * eps / g), share * f_max).named("f_max"))};
  }
};
LEMMATA_CLAIM(HorizonUsesUp);

}  // namespace
}  // namespace lemmata
