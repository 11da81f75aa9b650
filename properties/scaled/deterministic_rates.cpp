#include <optional>
#include <utility>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/problem/any_problem.hpp"

// Theorem 1: scaled signGD with exact gradients.

namespace lemmata {
namespace {

/// f(x) - f*; for quadratics by their form around the centre, which no offset f* blurs in floating point.
template <Scalar S>
S above_minimum(const problem::Problem<S>& f, const Vec<S>& x) {
  if (!f.hessian) return f.value(x) - f.minimum;
  const Vec<S> h = x - f.minimiser;
  return dot(h, f.hessian(x) * h) / S(2);
}

/// ||grad f(x) - grad f(y)||_1 <= L ||x - y||_inf: the least L where it is known, else d times the Euclidean one.
template <Scalar S>
S smoothness(const problem::Problem<S>& f) {
  return f.smooth_inf ? f.smooth_inf() : S(f.d) * f.L;
}

template <Scalar S>
method::ScaledSignDescent<S> descent(Draw& draw, const problem::Problem<S>& f, const S& alpha) {
  const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
  return {.x0 = draw.vector<S>("x0", f.d), .alpha = alpha, .oracle = oracle::exact_oracle<S>(f.gradient), .at_zero = at_zero};
}

/// f(x_k) - f* <= zeta^k (f(x_0) - f*) for the constant mu of the assumption; L, mu > 0.
template <Scalar S>
Case<S> linear_rate(Draw& draw, Expect<S>& expect, const problem::Problem<S>& f, const std::optional<S>& mu) {
  const S share = S(2) * draw.in<S>("share", Range::open(0, 1));
  const long k = draw.log_integer("k", 0, 12);
  if (!mu || !(f.L > S(0))) return {.given = {strictly_less(S(0), f.L)}, .shown = {}};
  const S L = smoothness(f), alpha = share / L;
  const auto sgd = descent(draw, f, draw.mutant("step-beyond") ? S(3) * alpha : alpha);
  const auto run = expect.run(sgd, k, {[&](const auto& s) { return above_minimum(f, s.x); }});
  const S zeta = bounds::scaled::rate(alpha, draw.mutant("mu-twice") ? S(2) * *mu : *mu, L);
  return {.shown = at_most(run.mean(0, k), pow(zeta, k) * run.mean(0, 0)).sum_of(1024)};
}

struct StronglyConvexRate {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-1", .kind = Kind::theorem, .where = "Theorem 1(1), eq. (16)", .title = "linear rate, strongly convex",
      .hypotheses = R"(f\ \mu\text{-strongly convex and } L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L)",
      .statement = R"(f(x_k) - f^* \le \zeta^k (f(x_0) - f^*),\quad \zeta = 1 - 2\mu\alpha(1 - \frac{L\alpha}{2}))",
      .sweep = "share", .mutants = {"step-beyond", "mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_strongly_convex<S>(draw, "f", draw.integer("d", 1, 3));
    if (f.strong_convexity_inf) return linear_rate<S>(draw, expect, f, f.strong_convexity_inf());
    return linear_rate<S>(draw, expect, f, f.strong_convexity);  // ||x - y||_2 >= ||x - y||_inf
  }
};
LEMMATA_CLAIM(StronglyConvexRate);

struct PolyakLojasiewiczRate {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-2", .kind = Kind::theorem, .where = "Theorem 1(2)", .title = "linear rate, PL inequality",
      .hypotheses = R"(\|\nabla f(x)\|_1^2 \ge 2\mu(f(x) - f^*),\ f\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L)",
      .statement = R"(f(x_k) - f^* \le \zeta^k (f(x_0) - f^*),\quad \zeta = 1 - 2\mu\alpha(1 - \frac{L\alpha}{2}))",
      .sweep = "share", .mutants = {"step-beyond", "mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 3));
    return linear_rate<S>(draw, expect, f, f.mu_inf ? std::optional<S>(f.mu_inf()) : std::nullopt);
  }
};
LEMMATA_CLAIM(PolyakLojasiewiczRate);

/// min_{l <= k} ||g_l||_1^2 <= (f(x_0) - f*)/(gamma (k + 1)); `alpha` comes in units of 1/L where L > 0.
template <Scalar S>
Case<S> best_gradient(Draw& draw, Expect<S>& expect, const S& units) {
  const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
  const long k = draw.log_integer("k", 0, 12);
  const S L = smoothness(f), alpha = L > S(0) ? units / L : units;
  const S gamma = bounds::scaled::gain(alpha, L);
  if (gamma == S(0)) return {.given = {strictly_less(S(0), square(gamma)).named("gamma != 0")}, .shown = {}};
  const auto sgd = descent(draw, f, draw.mutant("uphill") ? -alpha : alpha);
  const auto run = expect.run(sgd, k, {[&](const auto& s) { return square(norm1(f.gradient(s.x))); }});
  const S bound = bounds::scaled::best_squared_gradient(above_minimum(f, sgd.x0), alpha, L, k);
  return {.shown = at_most(run.least(0, 0, k + 1), draw.mutant("half-bound") ? bound / S(4) : bound).sum_of(1024)};
}

struct BestGradient {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-3", .kind = Kind::theorem, .where = "Theorem 1(3), eq. (17)", .title = "best gradient, smoothness only",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ \alpha > 0,\ \gamma = \alpha(1 - \frac{L\alpha}{2}) \ne 0)",
      .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{f(x_0) - f^*}{\gamma(k+1)})",
      .note = "this item prints no range of alpha; for gamma = 0 the bound has no value", .sweep = "k", .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return best_gradient<S>(draw, expect, draw.positive<S>("alpha"));
  }
};
LEMMATA_CLAIM(BestGradient);

struct BestGradientInRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-3/repaired", .kind = Kind::theorem, .where = "Theorem 1(3), eq. (17)", .title = "best gradient, smoothness only",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L,\ \gamma = \alpha(1 - \frac{L\alpha}{2}))",
      .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{f(x_0) - f^*}{\gamma(k+1)})",
      .note = "repaired: the range 0 < alpha < 2/L of items 1 and 2", .sweep = "k", .mutants = {"uphill", "half-bound"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return best_gradient<S>(draw, expect, S(2) * draw.in<S>("alpha", Range::open(0, 1)));
  }
};
LEMMATA_CLAIM(BestGradientInRange);

struct OneStepDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1.step-descent", .kind = Kind::proof_step, .where = "proof of Theorem 1, eq. (31)", .title = "one step",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ x_{k+1} = x_k - \alpha\|g_k\|_1\operatorname{sign}(g_k),\ \alpha > 0)",
      .statement = R"(V_{k+1} - V_k \le \langle g_k, x_{k+1} - x_k\rangle + \frac L2\|x_{k+1} - x_k\|_\infty^2 = -\alpha\|g_k\|_1^2 + \frac{L\alpha^2}{2}\|g_k\|_1^2\|\operatorname{sign}(g_k)\|_\infty^2 \le -\gamma\|g_k\|_1^2)",
      .note = "the middle members, compared without -alpha ||g||_1^2 where both have it; any alpha > 0, f bounded below or not", .sweep = "alpha", .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = draw.coin("indefinite") ? problem::any_quadratic<S>(draw, "q", d, problem::Curvature::any) : problem::any_smooth<S>(draw, "f", d);
    const S L = draw.mutant("half-smooth") ? smoothness(f) / S(2) : smoothness(f);
    const S units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const auto sgd = descent(draw, f, alpha);
    const Vec<S> next = expect.mean_vector([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x; });
    const Vec<S> g = f.gradient(sgd.x0), step = next - sgd.x0;
    const S size = square(norm1(g)), half = L * square(alpha) / S(2) * size;
    Chain<S> shown(at_most(above_minimum(f, next) + alpha * size, above_minimum(f, sgd.x0) + L / S(2) * square(norm_inf(step))).named("smoothness").sum_of(1024));
    shown.also(equal(dot(g, step), -(alpha * size)).named("inner product").sum_of(1024));
    shown.also(equal(L / S(2) * square(norm_inf(step)), half * square(norm_inf(sign(g, sgd.at_zero)))).named("length of the step").sum_of(1024));
    return {.shown = std::move(shown).also(at_most(half * square(norm_inf(sign(g, sgd.at_zero))), half).named("length of the sign"))};
  }
};
LEMMATA_CLAIM(OneStepDescent);

}  // namespace
}  // namespace lemmata
