#pragma once
#include <string>

#include "bounds/biased/examples.hpp"
#include "lib/problem/quadratic.hpp"
#include "lib/problem/rippled.hpp"

namespace lemmata {

/// Gaussian smoothing at a point of a function that is smooth with the constant L, with exact moments: any quadratic, or a bowl (up,
/// down or flat) with waves. Smooth from above only: the integral of 1 - Fejer's kernel, whose curvature is at most L and far below -L
/// at 0. Lengths of waves are drawn in units of 1: f(x) and f(ax), tau and tau/a have the same ratios.
template <Scalar S>
struct SmoothingSetting {
  S d{}, L{}, tau{};
  problem::SmoothingMoments<S> moments;

  SmoothingSetting(Draw& draw, bool from_above, bool with_second = true) {
    const long n = draw.integer("d", 1, from_above ? 2 : 8);
    d = S(n);
    if (from_above) {
      // The simplest instance has the steepest kernel; shorter steps than its width are what an edge case reaches at once.
      const S least = ratio<S>(1, 1L << draw.integer("halvings", 0, 12));
      tau = draw.in<S>("tau", Range::left_open(0, 4)) * least;
      L = draw.positive<S>("L");
      Vec<S> x(static_cast<std::size_t>(n));
      x[0] = draw.in<S>("x", Range::closed(-4, 4));
      const long most = with_second ? 20 : 40;
      const auto f = problem::fejer<S>(n, most - draw.integer("fewer", 0, most - 2), L, S(1));
      if (with_second) moments = f.smoothing(x, tau);
      else moments = {f.gradient(x), f.smoothed_gradient(x, tau), S(0)};
    } else if (draw.coin("waves")) {
      tau = draw.in<S>("tau", Range::left_open(0, 16));
      const auto f = any_waves(draw, n);
      L = f.smoothness();
      moments = f.smoothing(draw.vector<S>("x", n, Range::closed(-64, 64)), tau);
    } else {
      tau = draw.positive<S>("tau");
      const auto f = problem::any_quadratic<S>(draw, "f", n, problem::Curvature::any);
      const Vec<S> x = draw.vector<S>("x", n);
      L = f.L;
      moments = problem::smoothing_of_quadratic(f.gradient(x), f.hessian(x), tau);
    }
  }
  static problem::Rippled<S> any_waves(Draw& draw, long n) {
    problem::Rippled<S> f{.centre = Vec<S>(static_cast<std::size_t>(n))};
    if (draw.coin("bowl")) f.curvature = draw.in<S>("curvature", Range::closed(-64, 64));
    const long count = draw.integer("count", 1, 2);
    for (long j = 0; j < count; ++j) {
      const std::string index = std::to_string(j);
      const S a = draw.in<S>("a" + index, Range::closed(-64, 64));
      f.waves.push_back({a, draw.vector<S>("w" + index, n, Range::closed(-8, 8)), draw.in<S>("phase" + index, Range::closed(-4, 4))});
    }
    return f;
  }

  Vec<S> bias() const { return moments.mean - moments.gradient; }
  S variance() const { return moments.second - norm2_squared(moments.mean); }
  S zeta2() const { return bounds::biased::smoothing_bias(tau, L, d); }
  S sigma2() const { return bounds::biased::smoothing_noise(tau, L, d); }
  S growth() const { return bounds::biased::smoothing_growth(d) * norm2_squared(moments.mean); }
};

inline constexpr std::string_view smoothing_hypotheses =
    R"(g(x) = \tfrac{f(x + \tau u) - f(x)}\tau u,\ u \sim N(0, I_d),\ \tau > 0,\ f\ L\text{-smooth})";
inline constexpr std::string_view smoothing_note =
    "two readings of smooth: a gradient with Lipschitz constant L, as in the quoted source, and inequality (3) as Assumption 1 prints it, "
    "which bounds the curvature from above only. Under the second the bound fails: f'' = L(1 - Fejer kernel), periodic and so bounded "
    "below, turns its slope within less than tau";

/// The setting under the reading of smoothness, with a smaller L for the mutant.
template <Scalar S>
SmoothingSetting<S> read_smoothing(Draw& draw, bool with_second = true) {
  SmoothingSetting<S> s(draw, draw.reading("smooth", {0, 1}, {"both-sides", "from-above"}) == 1, with_second);
  if (draw.mutant("smaller-L")) s.L /= S(16);
  return s;
}

}  // namespace lemmata
