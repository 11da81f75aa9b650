#include <string>

#include "bounds/biased/complexity.hpp"
#include "properties/biased/trajectory.hpp"

// Section 4.3: eq. (6), Theorem 6 and what it says of strongly convex functions.

namespace lemmata::biased {
namespace {

constexpr std::string_view pl_hypotheses =
    R"(f\ L\text{-smooth from above and } \mu\text{-PL},\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ \gamma \le \frac{1}{(M+1)L})";
constexpr std::string_view pl_how =
    "PL functions, convex or not; runs with noise path by path for up to 3 steps, or by moments on quadratics of any spectrum for up to "
    "60; "
    "without noise up to 40 steps";

/// F_T against the right side of (7).
template <Scalar S>
Relation<S> last_value(Draw& draw, const Trajectory<S>& r) {
  const S q = S(1) - (draw.mutant("no-m") ? S(0) : r.m), zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2;
  return at_most(r.last_value(), bounds::biased::last_iterate(r.first_value(), r.T, r.gamma, r.mu, q, zeta2, r.L, r.sigma2)).sum_of(4096);
}

struct StepUnderPl {
  static constexpr ClaimInfo info{
      .id = "biased.eq6",
      .kind = Kind::inequality,
      .where = "eq. (6)",
      .title = "one step under PL",
      .hypotheses = pl_hypotheses,
      .statement = R"(F_{t+1} \le (1 - \gamma\mu(1-m))F_t + \frac{\gamma\zeta^2}{2} + \frac{\gamma^2 L\sigma^2}{2})",
      .note = "every step t of a run",
      .sweep = "share",
      .mutants = {"triple-step", "no-bias-term", "no-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {.objective = Objective::polyak_lojasiewicz, .most_T = 6});
    const S q = S(1) - (draw.mutant("no-m") ? S(0) : r.m), zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2;
    Chain<S> shown;
    for (std::size_t t = 0; t < static_cast<std::size_t>(r.T); ++t)
      shown.also(at_most(r.values[t + 1], bounds::biased::one_step_under_pl(r.values[t], r.gamma, r.mu, q, zeta2, r.L, r.sigma2))
                     .named("t = " + std::to_string(t))
                     .sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(StepUnderPl);

struct LastIterate {
  static constexpr ClaimInfo info{
      .id = "biased.thm6",
      .kind = Kind::theorem,
      .where = "Theorem 6, eq. (7)",
      .title = "the last iterate under PL",
      .hypotheses = pl_hypotheses,
      .statement =
          R"(F_T \le (1 - \gamma\mu(1-m))^T F_0 + \frac12\Xi, \quad \Xi = \frac{\zeta^2}{\mu(1-m)} + \frac{\gamma L\sigma^2}{\mu(1-m)})",
      .note = pl_how,
      .sweep = "T",
      .mutants = {"triple-step", "no-bias-term", "no-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return {.shown = last_value(draw, any_trajectory<S>(draw, expect, {.objective = Objective::polyak_lojasiewicz, .least_T = 0}))};
  }
};
LEMMATA_CLAIM(LastIterate);

struct ValuesOfStronglyConvex {
  static constexpr ClaimInfo info{
      .id = "biased.rem7-values",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "strongly convex functions converge in value for every m < 1",
      .hypotheses = R"(f\ \mu\text{-strongly convex},\ 0 \le m < 1,\ \zeta^2 = 0,\ \gamma \le \frac{1}{(M+1)L})",
      .statement = R"(F_T \le (1 - \gamma\mu(1-m))^T F_0 + \frac{\gamma L\sigma^2}{2\mu(1-m)}, \quad 0 < \gamma\mu(1-m) \le 1)",
      .note =
          "Theorem 6 with the mu of strong convexity. The first term falls geometrically, the second with the step size; without noise "
          "F_T -> 0 for every step size",
      .sweep = "T",
      .mutants = {"triple-step", "no-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {.objective = Objective::strongly_convex, .additive_bias = false, .least_T = 0});
    const S rate = r.gamma * r.mu * (S(1) - r.m);
    Chain<S> shown(last_value(draw, r).named("Theorem 6"));
    if (!draw.mutant("triple-step")) shown.also(at_most(rate, S(1)).named("at most 1")).also(strictly_less(S(0), rate).named("positive"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ValuesOfStronglyConvex);

struct AnyRelativeBias {
  static constexpr ClaimInfo info{
      .id = "biased.hu-comparison",
      .kind = Kind::remark,
      .where = "Section 3.2, last paragraph",
      .title = "relative bias beyond mu/L",
      .hypotheses = R"(f\ \mu\text{-strongly convex},\ \frac{\mu}{L} < m < 1,\ \zeta^2 = 0)",
      .statement = R"(F_T \le (1 - \gamma\mu(1-m))^T F_0 + \frac{\gamma L\sigma^2}{2\mu(1-m)})",
      .note =
          "the half of the comparison that is this paper's: beyond m = mu/L Theorem 6 holds. That Hu et al. (2020a) require m <= mu/L, and "
          "relative to the stochastic gradient, is a citation and not decided",
      .sweep = "T",
      .mutants = {"triple-step", "no-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {.objective = Objective::strongly_convex, .additive_bias = false, .least_T = 0});
    return {.given = {strictly_less(r.mu, S(r.m * r.L)).named("m > mu/L")}, .shown = last_value(draw, r)};
  }
};
LEMMATA_CLAIM(AnyRelativeBias);

struct DistanceOfIterates {
  static constexpr ClaimInfo info{
      .id = "biased.rem7-iterates",
      .kind = Kind::inequality,
      .where = "Remark 7",
      .title = "distance from function value",
      .hypotheses = R"(f\ \mu\text{-strongly convex},\ F_t = \mathbb E f(x_t) - f^*)",
      .statement = R"(\|x_t - x^*\|^2 \le \frac2\mu F_t)",
      .note =
          "printed without an expectation on the left, while F_t has one: a reading. In the mean it holds; for each outcome of x_t it does "
          "not, as soon as one lies further out than the others. The additional factor 1/mu is the one that stands there",
      .mutants = {"factor-one"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool mean = draw.reading("left", {1, 0}, {"in-the-mean", "each-outcome"}) == 1;
    const long d = draw.integer("d", 1, 2), atoms = draw.integer("atoms", 1, 3);
    const auto f = problem::any_strongly_convex<S>(draw, "f", d);
    const auto law = oracle::any_atoms<S>(draw, S(0), 3);  // its weights only
    std::vector<Vec<S>> points;
    for (long j = 0; j < 3; ++j) points.push_back(j < atoms ? draw.vector<S>("x" + std::to_string(j), d) : points.back());
    const auto at = [&](Chance<S>& chance) { return points[chance.choose(law.weights)]; };
    const S F = expect.mean([&](Chance<S>& chance) { return problem::above_minimum(f, at(chance)); });
    const S distance = expect.mean([&](Chance<S>& chance) { return norm2_squared(at(chance) - f.minimiser); });
    const S bound = S(draw.mutant("factor-one") ? 1 : 2) / *f.strong_convexity * F;
    return {.shown = at_most(mean ? distance : norm2_squared(points[0] - f.minimiser), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(DistanceOfIterates);

}  // namespace
}  // namespace lemmata::biased
