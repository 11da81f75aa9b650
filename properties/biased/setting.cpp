#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/oracle/steered_bias.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/from_above.hpp"

// Sections 1 and 3.1: the problem, the iteration, smoothness and the PL condition, as predicates of what the theorems draw from.

namespace lemmata::biased {
namespace {

using problem::Problem;

struct MinimisationProblem {
  static constexpr ClaimInfo info{
      .id = "biased.problem",
      .kind = Kind::definition,
      .where = "eq. (1)",
      .title = "the minimum of the objective",
      .hypotheses = R"(f \text{ smooth from above, with a declared minimiser } x^* \text{ and minimum } f^*)",
      .statement = R"(f^* = f(x^*), \quad f(x) \ge f^* \text{ for all } x)",
      .note = "a pair (f, f*) is an instance of (1) if both hold; the mutants add a linear term, or draw quadratics without a minimum",
      .mutants = {"linear-term", "saddle"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const Problem<S> f = draw.mutant("saddle") ? problem::any_quadratic<S>(draw, "f", d, problem::Curvature::any)
                                               : problem::any_from_above<S>(draw, "f", d).f;
    const Vec<S> x = draw.vector<S>("x", d);
    const S value = f.value(x) + (draw.mutant("linear-term") ? x[0] : S(0));
    return {.shown = Chain<S>(equal(f.value(f.minimiser), f.minimum).named("attained").sum_of(4096))
                         .also(at_most(f.minimum, value).named("least").sum_of(4096))};
  }
};
LEMMATA_CLAIM(MinimisationProblem);

template <Scalar S>
method::Schedule<S> any_two_steps(Draw& draw) {
  const S first = draw.positive<S>("gamma_0");
  return {method::Schedule<S>::Family::listed, draw.positive<S>("gamma_1"), S(1), 1, {first}};
}

struct Iteration {
  static constexpr ClaimInfo info{
      .id = "biased.update",
      .kind = Kind::definition,
      .where = "eq. (2), Algorithm 1",
      .title = "the iteration",
      .hypotheses = R"(\mathbb E\, n_t = 0)",
      .statement = R"(x_{t+1} = x_t - \gamma_t g_t, \quad g_t = \nabla f(x_t) + b_t + n_t)",
      .note =
          "the implementation against (2) written out: E x_1 = x_0 - gamma_0 (gradient + bias), and with two given steps and no noise x_2; "
          "mutants forget the bias or the second step size",
      .mutants = {"no-bias", "constant-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_from_above<S>(draw, "f", d).f;
    const Vec<S> x0 = draw.vector<S>("x0", d), b = draw.vector<S>("b", d), used = draw.mutant("no-bias") ? Vec<S>(b.size()) : b;
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const auto steps = any_two_steps<S>(draw);
    const auto second = draw.mutant("constant-step") ? method::Schedule<S>(steps.at(0)) : steps;
    const oracle::Bias<S> bias{S(0), norm2_squared(b), [used](const Vec<S>&, const Vec<S>&) { return used; }};
    const auto none = oracle::no_growing_noise<S>(d);
    oracle::GrowingNoise<S> additive = none;
    additive.additive = noise;
    const method::Sgd<S> noisy{.x0 = x0, .gamma = steps, .oracle = oracle::biased_oracle<S>(f.gradient, bias, additive)};
    const method::Sgd<S> still{.x0 = x0, .gamma = second, .oracle = oracle::biased_oracle<S>(f.gradient, bias, none)};
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return noisy.step(noisy.start(), 0, chance).x; });
    const Vec<S> one = x0 - steps.at(0) * (f.gradient(x0) + b), two = one - steps.at(1) * (f.gradient(one) + b);
    const Vec<S> after = expect.run(still, 2, {}).last.front().first.x;
    Chain<S> shown;
    const auto first_step = equal(mean, one, "mean of one step"), both = equal(after, two, "two steps");
    for (const auto& link : first_step.links()) shown.also(Relation<S>(link).sum_of(4096));
    for (const auto& link : both.links()) shown.also(Relation<S>(link).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(Iteration);

struct SmoothFromAbove {
  static constexpr ClaimInfo info{
      .id = "biased.as1",
      .kind = Kind::assumption,
      .where = "Assumption 1, eq. (3)",
      .title = "L-smoothness",
      .hypotheses = R"(f \text{ differentiable},\ L > 0)",
      .statement = R"(f(y) \le f(x) + \langle\nabla f(x), y - x\rangle + \frac L2\|y - x\|^2 \text{ for all } x, y)",
      .note =
          "the assumption as a predicate: the functions that the theorems draw from meet it, with the least L; with half of it they do "
          "not. (3) bounds from above only: the gradient's Lipschitz constant may be larger than L, which the theorems do not need. (3) "
          "says x, y in R^n, the function lives on R^d: the same space",
      .mutants = {"half-constant"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto [f, L] = problem::any_unbounded_from_above<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), step = draw.vector<S>("step", d);
    const S curved = L / S(draw.mutant("half-constant") ? 4 : 2) * norm2_squared(step);
    return {.given = {strictly_less(S(0), L)},
            .shown = at_most(f.value(x + step), f.value(x) + dot(f.gradient(x), step) + curved).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SmoothFromAbove);

struct PolyakLojasiewicz {
  static constexpr ClaimInfo info{.id = "biased.as2",
                                  .kind = Kind::assumption,
                                  .where = "Assumption 2, eq. (4)",
                                  .title = "mu-PL",
                                  .hypotheses = R"(f \text{ differentiable},\ \mu > 0)",
                                  .statement = R"(\|\nabla f(x)\|^2 \ge 2\mu(f(x) - f^*) \text{ for all } x)",
                                  .note =
                                      "the assumption as a predicate: the functions that Theorem 6 is attacked on meet it with the "
                                      "largest mu, convex or not; with twice mu, or on the Huber function of Example 8, it fails",
                                  .mutants = {"twice-mu", "merely-convex"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto made = problem::any_pl_from_above<S>(draw, "f", d);
    const auto& f = made.f;
    const Vec<S> x = draw.vector<S>("x", d);
    const S mu = f.mu.value_or(S(0)) * S(draw.mutant("twice-mu") ? 2 : 1);
    if (draw.mutant("merely-convex")) {  // |x| - 1/2 above its minimum beyond 1, where the slope is 1
      const S a = S(1) + abs(x[0]);
      return {.shown = at_most(S(2) * mu * (a - ratio<S>(1, 2)), S(1))};
    }
    return {.given = {strictly_less(S(0), mu)},
            .shown = at_most(S(2) * mu * problem::above_minimum(f, x), norm2_squared(f.gradient(x))).sum_of(4096)};
  }
};
LEMMATA_CLAIM(PolyakLojasiewicz);

struct StronglyConvexIsPl {
  static constexpr ClaimInfo info{
      .id = "biased.pl-from-sc",
      .kind = Kind::remark,
      .where = "Section 3.1, before Assumption 2",
      .title = "strong convexity implies PL, and is more",
      .hypotheses = R"(f\ \mu\text{-strongly convex})",
      .statement =
          R"(\|\nabla f(x)\|^2 \ge 2\mu(f(x) - f^*); \quad \text{there are PL functions that are not } \nu\text{-strongly convex for any } \nu > 0)",
      .note =
          "the strong convexity of f is checked on drawn pairs as a hypothesis. The function of the second part is (mu/2) x_1^2 on the "
          "plane: mu-PL, and constant along x_2, so that strong convexity fails there for the drawn nu, whichever it is; PL functions "
          "that are not even convex are drawn in biased.as2",
      .mutants = {"twice-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_strongly_convex<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), step = draw.vector<S>("step", d);
    const S mu = *f.strong_convexity, used = mu * S(draw.mutant("twice-mu") ? 2 : 1);
    const S lower = f.value(x) + dot(f.gradient(x), step) + mu / S(2) * norm2_squared(step);
    const S nu = draw.positive<S>("nu"), x1 = draw.real<S>("x_1"), length = draw.positive<S>("length");
    const auto flat = problem::diagonal_quadratic<S>({mu, S(0)}, Vec<S>(2), S(0));
    const Vec<S> here{x1, S(0)}, there{x1, length};
    const S convex = flat.value(here) + dot(flat.gradient(here), there - here) + nu / S(2) * square(length);
    return {
        .given = {at_most(lower, f.value(x + step)).named("strong convexity").sum_of(4096)},
        .shown =
            Chain<S>(at_most(S(2) * used * problem::above_minimum(f, x), norm2_squared(f.gradient(x))).named("PL").sum_of(4096))
                .also(
                    at_most(S(2) * mu * flat.value(here), norm2_squared(flat.gradient(here))).named("the flat function is PL").sum_of(256))
                .also(strictly_less(flat.value(there), convex).named("and not strongly convex"))};
  }
};
LEMMATA_CLAIM(StronglyConvexIsPl);

}  // namespace
}  // namespace lemmata::biased
