#include <concepts>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/scaled/aligned_noise.hpp"
#include "properties/scaled/trap.hpp"

// Theorem 2 with a constant learning rate: scaled signSGD.

namespace lemmata {
namespace {

using scaled::AlignedNoise;
using scaled::bursts;
using scaled::PartialDescent;
using scaled::without_ignored_signs;

/// The trap of scaled.thm2-2.trap from its point of rest, where E|x_k| stays: E f(x_k) >= rest^2/2 = f(x_0) for every k.
template <Scalar S>
Case<S> trapped(Draw& draw) {
  const scaled::Trap<S> trap{draw.in<S>("p", Range::closed(0x1.2p-1, 0x1.ep-1)), S(draw.integer("kappa", 1, 8))};
  const long n = draw.integer("halvings", 0, 14), k = (1L << n) * draw.integer("k/2^n", 1, 64);
  const S alpha = trap.largest_step() / S(1L << (n + 1)), margin = S(2) * trap.p - S(1);
  const auto admitted = strictly_less(alpha, margin).named("L alpha < 2 p - 1");
  if (!(alpha < margin)) return {.given = {admitted}, .shown = {}};
  const S least = square(trap.rest()) / S(2), sigma2 = draw.mutant("no-noise-term") ? S(0) : square(trap.deviation());
  const S kept = pow(bounds::scaled::noisy_rate(alpha, S(1), S(1), trap.p), k) * least;
  return {.given = {admitted},
          .shown = at_most(least - kept, bounds::scaled::neighbourhood(alpha, S(1), S(1), trap.p, sigma2)).sum_of(4096)};
}

struct ConstantStep {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-1",
      .kind = Kind::theorem,
      .where = "Theorem 2(1), eq. (19)",
      .title = "linear rate to a neighbourhood",
      .hypotheses =
          R"(f\ L\text{-smooth},\ \mu\text{-PL or strongly convex in } \ell_\infty,\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \zeta_1^k(\mathbb E f(x_0) - f^*) + \frac{L\sigma^2\alpha}{2\mu(2p_{\min} - 1 - L\alpha)},\quad \zeta_1 = 1 - 2\mu\alpha(2p_{\min} - 1 - L\alpha))",
      .note =
          "noise that leans along the signs of the gradient, with any joint law, so that p_min and sigma^2 hold at every point (p_min is "
          "a lower bound, which only weakens the statement); f may ignore some coordinates. Path by path: up to 8 steps with bursts, else "
          "3; or, for any k, in the trap of scaled.thm2-2.trap, where E f(x_k) never falls. Compared is what exceeds zeta_1^k (f(x_0) - "
          "f^*)",
      .sweep = "share",
      .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.coin("trap")) return trapped<S>(draw);
    const bool rare = draw.coin("bursts");
    const long visible = draw.integer("d", 1, rare ? 1 : 2), d = visible + draw.integer("ignored", 0, 1);
    const auto f = draw.coin("convex") ? problem::any_strongly_convex<S>(draw, "f", visible) : problem::any_pl<S>(draw, "f", visible);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", visible);
    const S unit = max(norm_inf(f.gradient(x0)), S(draw.coin("absolute") ? 1 : 0));
    AlignedNoise<S> noise(expect, rare ? bursts(draw, d, unit) : oracle::any_noise<S>(draw, "omega", d), at_zero,
                          static_cast<std::size_t>(d));
    const long k = rare ? draw.integer("k", 0, 8) : draw.integer("few", 0, d == 1 ? 3 : 2);
    const S share = draw.in<S>("share", draw.coin("any_share") ? Range::open(0, 1) : Range::right_open(0x1p-16, 1)),
            margin = S(2) * noise.p - S(1);
    if (!f.mu_inf || !(margin > S(0)))
      return {.given = {strictly_less(S(0), f.mu_inf ? margin : S(0)).named("mu > 0, p_min > 1/2")}, .shown = {}};
    noise.omega = without_ignored_signs(noise.omega, static_cast<std::size_t>(visible));  // its constants are known by now
    const S mu = f.mu_inf(), L = f.smooth_inf ? f.smooth_inf() : S(visible) * f.L, alpha = share * margin / L;
    const PartialDescent<S> sgd{x0, draw.mutant("large-step") ? S(32) * alpha : alpha, f.gradient, noise, static_cast<std::size_t>(d)};
    const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sigma2 = draw.mutant("no-noise-term") ? S(0) : noise.sigma2;
    const S kept = pow(bounds::scaled::noisy_rate(alpha, mu, L, noise.p), k) * run.mean(0, 0),
            rhs = bounds::scaled::neighbourhood(alpha, mu, L, noise.p, sigma2);
    if constexpr (std::same_as<S, double>)
      if (rhs < 0x1p-30 * run.mean(0, 0)) throw Unsupported("the neighbourhood is below the resolution of the function values");
    return {.shown = at_most(run.mean(0, k) - kept, rhs).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConstantStep);

struct NoisyRateRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-zeta1-range",
      .kind = Kind::inequality,
      .where = "Theorem 2(1)",
      .title = "range of zeta_1",
      .hypotheses =
          R"(\alpha \in (0, \frac{2p_{\min} - 1}{L}),\ p_{\min} \in (\frac12, 1],\ \mu \text{ and } L \text{ of Assumptions 1, 3 or 2, 3 for one } f)",
      .statement = R"(\frac12 \le \zeta_1 < 1)",
      .note =
          "in units where L = 1, since only L alpha and mu/L enter: mu = r, 2 p_min - 1 = q, alpha = share q. mu <= L for every f that is "
          "not constant (scaled.thm1-zeta-range.mu). Assumption 2 names no mu: a constant f meets it with every mu > 0 (and Assumption 3 "
          "with every L > 0, Assumption 4 without noise, p_min = 1), but has no largest one. So mu is read as the largest constant, or as "
          "any that is valid",
      .sweep = "share",
      .mutants = {"mu-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool constant = draw.reading("mu", {0, 1}, {"largest", "any"}) == 1 && draw.coin("f is constant");
    const S r = constant ? draw.positive<S>("mu of a constant") : draw.in<S>("r", Range::left_open(0, 1));
    const S q = draw.in<S>("q", Range::left_open(0, 1)), share = draw.in<S>("share", Range::open(0, 1));
    const S mu = draw.mutant("mu-beyond") ? S(2) * r : r;
    const S loss = S(2) * mu * square(q) * share * (S(1) - share);  // 1 - zeta_1
    return {.shown =
                Chain<S>(at_most(ratio<S>(1, 2), S(1) - loss).named("from below")).also(strictly_less(S(1) - loss, S(1)).named("below 1"))};
  }
};
LEMMATA_CLAIM(NoisyRateRange);

}  // namespace
}  // namespace lemmata
