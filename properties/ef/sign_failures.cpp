#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/two_row_point.hpp"

// Section 3: where signSGD converges, why it does not in Counterexamples 1 and 2.

namespace lemmata {
namespace {

/// A point of [-1, 1] and a step: x = -1 + 2/(1 + v), every point but -1, or -1 itself; gamma = 0, at most 1 - x, or at least 1 - x. With
/// gamma > 0 and no projection: any point. `elsewhere` leaves out the start -1 where gamma = 0, which is all that the start decides.
template <Scalar S>
struct PointAndStep {
  S x, gamma;
  bool reaches_end;

  PointAndStep(Draw& draw, bool projected, bool elsewhere) {
    const long size = draw.integer("size of gamma", 0, 2);
    reaches_end = size == 2;
    if (size > 0 && !projected) {
      x = draw.real<S>("x");
      gamma = draw.positive<S>("gamma");
      return;
    }
    const S v = draw.nonnegative<S>("v"), w = draw.nonnegative<S>("w");
    const bool minimiser = !(elsewhere && size == 0) && draw.coin("at the minimiser");
    x = minimiser ? S(-1) : S(S(2) / (S(1) + v) - S(1));
    const S room = minimiser ? S(2) : S(S(2) * v / (S(1) + v));
    gamma = size == 0 ? S(0) : reaches_end ? S(room + w) : S(room / (S(1) + w));
  }
};

struct LinearNonConvergence {
  static constexpr ClaimInfo info{
      .id = "ef.ce1.nonconvergence",
      .kind = Kind::counterexample,
      .where = "before Counterexample 1",
      .title = "signSGD with a fixed step does not converge on a line",
      .hypotheses =
          R"(f(x) = \frac x4 \text{ on } [-1, 1], \; g = 4 \text{ or } -1 \text{ with probability } \frac14, \frac34, \; \gamma \ge 0)",
      .statement =
          R"(\gamma > 0: \; f(x_{t+1}) - f^* \ge \frac{\min(\gamma, 2)}{4} \text{ with probability } \frac34 \text{ from any } x_t)"
          R"( \text{ (projected)}, \; |x_{t+1} - x_t| = \gamma \text{ (not projected)}; \quad \gamma = 0: \; x_{t+1} = x_t \ne x^*)",
      .argument = Argument::invariant,
      .note =
          "one step from any point of [-1, 1], or of the line where nothing projects: for gamma > 0 the iterates do not settle at x* = -1 "
          "in probability, nor almost surely, from any start. With gamma = 0 they stay, which is convergence only for a start at x*; the "
          "text names no start",
      .mutants = {"even"},
      .whole = {"size of gamma", "at the minimiser"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool projected = draw.reading("projection", {1, 0}, {"yes", "no"}) == 1;
    const PointAndStep<S> at(draw, projected, draw.reading("x_0", {1, 0}, {"not-the-minimiser", "any"}) == 1);
    const S p = draw.mutant("even") ? ratio<S>(1, 2) : ratio<S>(1, 4);
    const oracle::Oracle<S> oracle = [p](const oracle::Point<S>&, Chance<S>& chance) {
      return Vec<S>{chance.among({p, S(1) - p}, {S(4), S(-1)})};
    };
    if (at.gamma == S(0)) return {.shown = strictly_less(S(-1), at.x).named("stays away")};
    const method::SignDescent<S> method{.x0 = Vec<S>{at.x}, .gamma = at.gamma, .oracle = oracle};
    S up(0);
    Chain<S> shown;
    for (const auto& [state, weight] : expect.run(method, 1, {}).last) {
      const S move = state.x[0] - at.x;
      if (!projected) shown.also(equal(S(abs(move)), at.gamma).named("moves by gamma").sum_of(0x1p18));
      if (!(S(0) < move)) continue;
      up += weight;
      if (!projected) continue;
      const S inside = max(S(-1), min(S(1), state.x[0]));
      if (at.reaches_end) shown.also(equal(inside, S(1)).named("reaches the far end").sum_of(0x1p18));
      else shown.also(at_most(at.gamma, S(inside + S(1))).named("at least gamma away").sum_of(0x1p18));
    }
    return {.shown = std::move(shown).also(equal(up, ratio<S>(3, 4)).named("probability to move up"))};
  }
};
LEMMATA_CLAIM(LinearNonConvergence);

struct MagnitudeIsLost {
  static constexpr ClaimInfo info{
      .id = "ef.rem1",
      .kind = Kind::remark,
      .where = "Remark 1",
      .title = "the sign loses the magnitude of two-valued noise",
      .hypotheses =
          R"(g = a \text{ with probability } \frac14, \; -b \text{ with probability } \frac34, \; a, b > 0 \; (a = 4, b = 1 \text{ in)"
          R"( Counterexample 1}))",
      .statement =
          R"(\mathbb E \operatorname{sign} g = -\frac12 \text{ whatever } a \text{ and } b, \text{ while } \mathbb E\, g = \frac{a - 3b}{4})"
          R"( \text{ has any sign}; \quad \text{the law of } g \text{ has two modes})",
      .mutants = {"no-sign", "one-value"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S b = draw.positive<S>("b"), a = draw.mutant("one-value") ? S(-b) : draw.positive<S>("a");
    const auto g = [&](Chance<S>& chance) { return chance.among({ratio<S>(1, 4), ratio<S>(3, 4)}, {a, S(-b)}); };
    const S of_sign = expect.mean([&](Chance<S>& chance) { return draw.mutant("no-sign") ? g(chance) : sign(g(chance), 0); });
    return {.shown = Chain<S>(equal(of_sign, ratio<S>(-1, 2)).named("mean of the sign"))
                         .also(equal(expect.mean(g), S((a - S(3) * b) / S(4))).named("mean"))
                         .also(strictly_less(S(-b), a).named("two modes"))};
  }
};
LEMMATA_CLAIM(MagnitudeIsLost);

struct DirectionIsIgnored {
  static constexpr ClaimInfo info{
      .id = "ef.rem2",
      .kind = Kind::remark,
      .where = "Remark 2",
      .title = "the sign ignores the direction e",
      .hypotheses =
          R"(g(x) = \operatorname{sign}(x_1 + x_2)\,\varepsilon\,(1, 1) + \operatorname{sign}(x_1 - x_2)\,(1, -1), \; 0 < \varepsilon <)"
          R"( 1, \; x_1 + x_2 > 0, \; e = \varepsilon(1, 1))",
      .statement =
          R"(\langle \operatorname{sign} g(x), e\rangle = 0 < \langle g(x), e\rangle; \quad x_{t+1} - x_t \perp e \text{ for any } \gamma_t)",
      .note = "figure 1 is the instance epsilon = 1/2; with sign(0) = 0 the start (1, 1) itself has sign g = (1, 1)",
      .mutants = {"no-sign"},
      .whole = {"sign of x_1 - x_2"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S epsilon = S(1) / draw.in<S>("1/epsilon", Range::open(1, std::numeric_limits<double>::infinity()));
    const S sum = draw.positive<S>("x_1 + x_2"), difference = shared::signed_number<S>(draw, "sign of x_1 - x_2", "|x_1 - x_2|");
    const Vec<S> x{(sum + difference) / S(2), (sum - difference) / S(2)}, e{epsilon, epsilon};
    const S gamma = draw.real<S>("gamma");
    // The difference is drawn, so that its sign is known; half a sum and half a difference may round.
    const S along = S(epsilon), across = sign(difference, at_zero);
    const Vec<S> g{along + across, along - across};
    const oracle::Oracle<S> oracle = [g](const oracle::Point<S>&, Chance<S>&) { return g; };
    const method::SignDescent<S> method{.x0 = x, .gamma = gamma, .oracle = oracle, .at_zero = at_zero};
    const Vec<S> step = draw.mutant("no-sign") ? gamma * g : x - expect.run(method, 1, {}).last.front().first.x;
    const Vec<S> s = draw.mutant("no-sign") ? g : sign(g, at_zero);
    return {.shown = Chain<S>(equal(dot(s, e), S(0)).named("ignored"))
                         .also(strictly_less(S(0), dot(g, e)).named("present"))
                         .also(equal(S(x[0] + x[1] - step[0] - step[1]), sum).named("step").sum_of(0x1p18))};
  }
};
LEMMATA_CLAIM(DirectionIsIgnored);

/// sign g where g_i is positive with these probabilities, independently, and else negative.
template <Scalar S>
oracle::Oracle<S> independent_signs(std::vector<S> positive) {
  return [positive = std::move(positive)](const oracle::Point<S>&, Chance<S>& chance) {
    Vec<S> s(positive.size());
    for (std::size_t i = 0; i < s.size(); ++i) s[i] = chance.among({positive[i], S(1) - positive[i]}, {S(1), S(-1)});
    return s;
  };
}

/// A constant step on f(x) = x^2/2, from x to x': |x| + |x'| >= gamma, so that f(x) + f(x') >= gamma^2/4.
template <Scalar S>
Case<S> constant_step(Draw& draw, Expect<S>& expect) {
  const S x = draw.real<S>("x"), gamma = draw.positive<S>("gamma");
  const S positive = (S(1) + erf(S(x / draw.positive<S>("sqrt(2) sigma")))) / S(2);
  const method::SignDescent<S> method{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = independent_signs<S>({positive})};
  const auto run = expect.run(method, 1, {[](const method::Position<S>& s) { return norm2_squared(s.x) / S(2); }});
  return {.shown = at_most(S(run.mean(0, 0) + run.mean(0, 1)), S(square(gamma) / S(8))).named("near the minimum twice").sum_of(4096)};
}

struct BenignConditions {
  static constexpr ClaimInfo info{
      .id = "ef.benign",
      .kind = Kind::remark,
      .where = "Section 3, opening",
      .title = "signSGD converges for smooth functions and normal noise",
      .hypotheses =
          R"(f \text{ smooth with } L_1, \ldots, L_d, \; g_i = \nabla_i f(x) + \mathcal N(0, \sigma_i^2) \text{ independent}, \; \gamma > 0)",
      .statement =
          R"(\mathbb E f(x - \gamma\operatorname{sign} g) \le f(x) - \gamma \sum_i |\nabla_i f(x)|\, \operatorname{erf}\frac{|\nabla_i)"
          R"( f(x)|}{\sqrt2\,\sigma_i} + \frac{\gamma^2}{2}\sum_i L_i, \quad \text{and the first sum is } > 0 \text{ where } \nabla f(x) \ne)"
          R"( 0; \quad \text{constant } \gamma, \ f(x) = \frac{x^2}{2}\text{: } f(x) + \mathbb E f(x - \gamma\operatorname{sign} g) \le)"
          R"( \frac{\gamma^2}{8})",
      .note =
          "attributed to Bernstein et al.; the text does not say which steps. Vanishing: one step is checked; summed over t with sum "
          "gamma_t = infinity and sum gamma_t^2 < infinity the least of these sums tends to 0. Constant: late x_t would have to satisfy "
          "the last display, but a step has the length gamma, and no x does. The law of the signs is exact: error functions in balls",
      .mutants = {"shifted-noise", "half-smoothness"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.reading("steps", {0, 1}, {"vanishing", "constant"}) == 1) return constant_step<S>(draw, expect);
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), g = f.gradient(x);
    const S gamma = draw.positive<S>("gamma");
    S drift(0), curvature(0);
    std::vector<S> positive;
    for (std::size_t i = 0; i < g.size(); ++i) {
      const S ratio_of = abs(g[i]) / (draw.positive<S>("sqrt(2) sigma" + std::to_string(i)));
      const S lead = erf(ratio_of);
      const S seen = draw.mutant("shifted-noise") ? S(-lead) : lead;
      positive.push_back((S(1) + sign(g[i], 1) * seen) / S(2));
      drift += abs(g[i]) * lead;
      curvature += f.coordinate_smoothness[i] / S(draw.mutant("half-smoothness") ? 2 : 1);
    }
    const method::SignDescent<S> method{.x0 = x, .gamma = gamma, .oracle = independent_signs(std::move(positive))};
    const auto value = [&](const method::Position<S>& s) { return problem::above_minimum(f, s.x); };
    const S next = expect.run(method, 1, {value}).mean(0, 1), here = value({x});
    Case<S> made{.shown = at_most(S(next + gamma * drift), S(here + square(gamma) / S(2) * curvature)).named("descent").sum_of(4096)};
    if (S(0) < norm1(g)) made.shown.also(strictly_less(S(0), drift).named("progress"));
    return made;
  }
};
LEMMATA_CLAIM(BenignConditions);

}  // namespace
}  // namespace lemmata
