#include "lib/claim/claim.hpp"
#include "lib/problem/huber.hpp"
#include "properties/biased/smoothing_setting.hpp"

// Section 5.2: what the Gaussian smoothing oracle can do on convex functions, and a general biased oracle cannot.

namespace lemmata {
namespace {

/// A convex function with its minimiser, and the moments of the oracle at a point.
template <Scalar S>
struct ConvexSmoothing {
  S d, L, gap;  ///< gap = f(x) - min f
  Vec<S> away;  ///< x - x*
  problem::SmoothingMoments<S> moments;

  ConvexSmoothing(Draw& draw, const S& tau) {
    const long n = draw.integer("d", 1, 3);
    d = S(n);
    if (!draw.coin("waves")) {
      const auto f = problem::any_quadratic<S>(draw, "f", n, problem::Curvature::nonnegative);
      away = draw.vector<S>("x - x*", n);
      const Vec<S> gradient = f.hessian(away) * away;
      L = f.L;
      gap = dot(away, gradient) / S(2);
      moments = problem::smoothing_of_quadratic(gradient, f.hessian(away), tau);
      return;
    }
    // (c/2)||x||^2 - a cos <w, x> with 0 <= a ||w||^2 <= c: convex, with its minimum -a at 0
    problem::Rippled<S> f{.centre = Vec<S>(static_cast<std::size_t>(n))};
    const Vec<S> w = draw.vector<S>("w", n, Range::closed(-8, 8));
    const S a = draw.in<S>("a", Range::left_open(0, 64)), own = a * norm2_squared(w);
    f.curvature = own + draw.in<S>("more", Range::left_open(0, 64));
    f.waves.push_back({-a, w, S(0)});
    away = draw.vector<S>("x", n, Range::closed(-64, 64));
    L = f.smoothness();
    gap = f.value(away) + a;
    moments = f.smoothing(away, tau);
  }
  /// tau^2 L d + h tau^2 L^2 (d+6)^3/2: what a step of size h may miss
  S miss(const S& tau, const S& h) const { return square(tau) * L * (d + h * L * pow(S(d + S(6)), 3L) / S(2)); }
};

struct ConvexWithSmoothing {
  static constexpr ClaimInfo info{
      .id = "biased.gs-weakly-convex",
      .kind = Kind::remark,
      .where = "Section 5.2",
      .title = "Gaussian smoothing on convex functions",
      .hypotheses = R"(f \text{ convex},\ \|\nabla f(x) - \nabla f(y)\| \le L\|x - y\|,\ x_+ = x - h g(x),\ h \le \tfrac{1}{4(d+4)L})",
      .statement =
          R"(\mathbb E\|x_+ - x^*\|^2 \le \|x - x^*\|^2 - h(f(x) - f^*) + hR,\ R = \tau^2Ld + \tfrac h2\tau^2L^2(d+6)^3 \le \tfrac{\zeta^2}L; \text{ but with } g = h' - 2 \text{ of Example 8 } x_t \to \infty)",
      .argument = Argument::invariant,
      .note =
          "summed over T steps: the mean of E f(x_t) - f* is at most ||x_0 - x*||^2/(hT) + R, convergence up to O(zeta^2) with zeta^2 = "
          "(tau^2/4) L^2 (d+3)^3. With the general oracle of Example 8, |b|^2 <= 4, every step from x > 1 gains gamma",
      .mutants = {"triple-step", "no-miss"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S tau = draw.in<S>("tau", Range::left_open(0, 16)), share = draw.in<S>("share", Range::left_open(0, 1));
    const ConvexSmoothing<S> s(draw, tau);
    const S largest = S(1) / (S(4) * (s.d + S(4))), steps = draw.mutant("triple-step") ? S(30) : S(1);
    const S h = s.L > S(0) ? S(share * steps * largest / s.L) : share;
    const S next = norm2_squared(s.away) - S(2) * h * dot(s.moments.mean, s.away) + square(h) * s.moments.second;
    const S miss = draw.mutant("no-miss") ? S(0) : h * s.miss(tau, h);
    Chain<S> shown(at_most(next + h * s.gap, norm2_squared(s.away) + miss).named("one step").sum_of(4096));
    if (!draw.mutant("triple-step"))
      shown.also(at_most(s.miss(tau, h) * s.L, bounds::biased::smoothing_bias(tau, s.L, s.d)).named("R <= zeta^2/L").sum_of(256));
    const S x = S(1) + draw.positive<S>("x_t - 1"), gamma = draw.positive<S>("gamma"), slope = problem::huber<S>().gradient(Vec<S>{x})[0];
    const S after = x - gamma * (slope - S(2));
    return {.shown = std::move(shown)
                         .also(strictly_less(S(1), after).named("Example 8 stays beyond 1"))
                         .also(at_most(x + gamma, after).named("Example 8 gains gamma").sum_of(256))};
  }
};
LEMMATA_CLAIM(ConvexWithSmoothing);

}  // namespace
}  // namespace lemmata
