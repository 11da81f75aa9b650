#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// Theorem 1(3): the best gradient of scaled signGD.

namespace lemmata {
namespace {

/// min_{l <= k} ||g_l||_1^2 <= (f(x_0) - f*)/(gamma (k + 1)); `alpha` comes in units of 1/L where L > 0.
template <Scalar S>
Case<S> best_gradient(Draw& draw, Expect<S>& expect, const S& units) {
  const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
  const long k = draw.log_integer("k", 0, 12);
  const S L = scaled::smoothness(f), alpha = L > S(0) ? units / L : units;
  const S gamma = bounds::scaled::gain(alpha, L);
  if (gamma == S(0)) return {.given = {strictly_less(S(0), square(gamma)).named("gamma != 0")}, .shown = {}};
  const auto sgd = scaled::descent(draw, f, draw.mutant("uphill") ? -alpha : alpha);
  const auto run = expect.run(sgd, k, {[&](const auto& s) { return square(norm1(f.gradient(s.x))); }});
  const S bound = bounds::scaled::best_squared_gradient(problem::above_minimum(f, sgd.x0), alpha, L, k);
  return {.shown = at_most(run.least(0, 0, k + 1), draw.mutant("half-bound") ? bound / S(4) : bound).sum_of(1024)};
}

struct BestGradient {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-3",
      .kind = Kind::theorem,
      .where = "Theorem 1(3), eq. (17)",
      .title = "best gradient, smoothness only",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L \text{ or any } \alpha > 0,\ \gamma = \alpha(1 - \frac{L\alpha}{2}) \ne 0)",
      .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{f(x_0) - f^*}{\gamma(k+1)})",
      .note =
          "this item prints no range of alpha: read with that of items 1 and 2, or with none. The bound fails where gamma < 0, and has no "
          "value where gamma = 0",
      .sweep = "k",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool any = draw.reading("range", {0, 1}, {"as-in-1-and-2", "any"}) == 1;
    return best_gradient<S>(draw, expect, any ? draw.positive<S>("alpha") : S(2) * draw.in<S>("alpha", Range::open(0, 1)));
  }
};
LEMMATA_CLAIM(BestGradient);

struct BestGradientInRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-3/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 1(3), eq. (17)",
      .title = "best gradient, smoothness only",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L,\ \gamma = \alpha(1 - \frac{L\alpha}{2}))",
      .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{f(x_0) - f^*}{\gamma(k+1)})",
      .note = "repaired: the range 0 < alpha < 2/L of items 1 and 2",
      .sweep = "k",
      .mutants = {"uphill", "half-bound"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return best_gradient<S>(draw, expect, S(2) * draw.in<S>("alpha", Range::open(0, 1)));
  }
};
LEMMATA_CLAIM(BestGradientInRange);

}  // namespace
}  // namespace lemmata
