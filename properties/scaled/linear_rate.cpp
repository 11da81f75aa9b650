#include <optional>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// Theorem 1(1) and 1(2): the linear rates of scaled signGD.

namespace lemmata {
namespace {

/// f(x_k) - f* <= zeta^k (f(x_0) - f*) for the constant mu of the assumption; L, mu > 0.
template <Scalar S>
Case<S> linear_rate(Draw& draw, Expect<S>& expect, const problem::Problem<S>& f, const std::optional<S>& mu) {
  const S share = S(2) * draw.in<S>("share", Range::open(0, 1));
  const long k = draw.log_integer("k", 0, 12);
  if (!mu || !(f.L > S(0))) return {.given = {strictly_less(S(0), f.L)}, .shown = {}};
  const S L = scaled::smoothness(f), alpha = share / L;
  const auto sgd = scaled::descent(draw, f, draw.mutant("step-beyond") ? S(3) * alpha : alpha);
  const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
  const S zeta = bounds::scaled::rate(alpha, draw.mutant("mu-twice") ? S(2) * *mu : *mu, L);
  return {.shown = at_most(run.mean(0, k), pow(zeta, k) * run.mean(0, 0)).sum_of(1024)};
}

struct StronglyConvexRate {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-1",
      .kind = Kind::theorem,
      .where = "Theorem 1(1), eq. (16)",
      .title = "linear rate, strongly convex",
      .hypotheses = R"(f\ \mu\text{-strongly convex and } L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L)",
      .statement = R"(f(x_k) - f^* \le \zeta^k (f(x_0) - f^*),\quad \zeta = 1 - 2\mu\alpha(1 - \frac{L\alpha}{2}))",
      .sweep = "share",
      .mutants = {"step-beyond", "mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_strongly_convex<S>(draw, "f", draw.integer("d", 1, 6));
    if (f.strong_convexity_inf) return linear_rate<S>(draw, expect, f, f.strong_convexity_inf());
    return linear_rate<S>(draw, expect, f, f.strong_convexity);  // ||x - y||_2 >= ||x - y||_inf
  }
};
LEMMATA_CLAIM(StronglyConvexRate);

struct PolyakLojasiewiczRate {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-2",
      .kind = Kind::theorem,
      .where = "Theorem 1(2)",
      .title = "linear rate, PL inequality",
      .hypotheses = R"(\|\nabla f(x)\|_1^2 \ge 2\mu(f(x) - f^*),\ f\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L)",
      .statement = R"(f(x_k) - f^* \le \zeta^k (f(x_0) - f^*),\quad \zeta = 1 - 2\mu\alpha(1 - \frac{L\alpha}{2}))",
      .sweep = "share",
      .mutants = {"step-beyond", "mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 6));
    return linear_rate<S>(draw, expect, f, f.mu_inf ? std::optional<S>(f.mu_inf()) : std::nullopt);
  }
};
LEMMATA_CLAIM(PolyakLojasiewiczRate);

}  // namespace
}  // namespace lemmata
