#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Theorem 2 with a constant learning rate: scaled signSGD.

namespace lemmata {
namespace {

/// Noise n_i = sign(g_i) omega_i with a drawn joint law of omega, mean 0. Whatever g is, a sign is right with probability at least
/// P(omega_i >= 0) (also where g_i = 0, with the same sign(0)), and E||n||_1^2 <= E||omega||_1^2: constants of the whole run.
template <Scalar S>
struct AlignedNoise {
  oracle::Noise<S> omega;
  S p{}, sigma2{};

  AlignedNoise(Draw& draw, Expect<S>& expect, std::size_t d) : omega(oracle::any_noise<S>(draw, "omega", static_cast<long>(d))) {
    omega.dependence = oracle::Dependence::none;
    const Vec<S> origin(d);
    const Vec<S> moments = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> w = omega.sample({.x = origin}, chance);
      Vec<S> out(d + 1);
      for (std::size_t i = 0; i < d; ++i) out[i] = S(w[i] >= S(0) ? 1 : 0);
      out[d] = square(norm1(w));
      return out;
    });
    p = moments[0];
    for (std::size_t i = 1; i < d; ++i) p = min(p, moments[i]);
    sigma2 = moments[d];
  }
  Vec<S> sample(const Vec<S>& g, int at_zero, Chance<S>& chance) const {
    Vec<S> n = omega.sample({.x = g}, chance);
    for (std::size_t i = 0; i < g.size(); ++i) n[i] *= sign(g[i], at_zero);
    return n;
  }
};

struct ConstantStep {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-1", .kind = Kind::theorem, .where = "Theorem 2(1), eq. (19)", .title = "linear rate to a neighbourhood",
      .hypotheses = R"(f\ L\text{-smooth},\ \mu\text{-PL or strongly convex in } \ell_\infty,\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement = R"(\mathbb E f(x_k) - f^* \le \zeta_1^k(\mathbb E f(x_0) - f^*) + \frac{L\sigma^2\alpha}{2\mu(2p_{\min} - 1 - L\alpha)},\quad \zeta_1 = 1 - 2\mu\alpha(2p_{\min} - 1 - L\alpha))",
      .note = "noise that leans along the signs of the gradient, with any joint law, so that p_min and sigma^2 hold at every point; p_min is "
              "the least P(omega_i >= 0), at most the least probability of a right sign. Up to 3 steps, path by path",
      .sweep = "share", .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = draw.coin("convex") ? problem::any_strongly_convex<S>(draw, "f", d) : problem::any_pl<S>(draw, "f", d);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const AlignedNoise<S> noise(draw, expect, static_cast<std::size_t>(d));
    const long k = draw.integer("k", 0, d == 1 ? 3 : 2);
    const S share = draw.in<S>("share", Range::open(0, 1)), margin = S(2) * noise.p - S(1);
    const Vec<S> x0 = draw.vector<S>("x0", d);
    if (!f.mu_inf || !(margin > S(0))) return {.given = {strictly_less(S(0), f.mu_inf ? margin : S(0)).named("mu > 0, p_min > 1/2")}, .shown = {}};
    const S mu = f.mu_inf(), L = f.smooth_inf ? f.smooth_inf() : S(d) * f.L, alpha = share * margin / L;
    const method::ScaledSignDescent<S> sgd{
        .x0 = x0, .alpha = draw.mutant("large-step") ? S(32) * alpha : alpha,
        .oracle = [&](const oracle::Point<S>& at, Chance<S>& chance) {
          const Vec<S> g = f.gradient(at.x);
          return g + noise.sample(g, at_zero, chance);
        },
        .at_zero = at_zero};
    const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sigma2 = draw.mutant("no-noise-term") ? S(0) : noise.sigma2;
    const S rhs = pow(bounds::scaled::noisy_rate(alpha, mu, L, noise.p), k) * run.mean(0, 0) + bounds::scaled::neighbourhood(alpha, mu, L, noise.p, sigma2);
    return {.shown = at_most(run.mean(0, k), rhs).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConstantStep);

struct RateRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-zeta1-range", .kind = Kind::inequality, .where = "Theorem 2(1)", .title = "range of zeta_1",
      .hypotheses = R"(\alpha \in (0, \frac{2p_{\min} - 1}{L}),\ p_{\min} \in (\frac12, 1],\ 0 < \mu \le L)", .statement = R"(\frac12 \le \zeta_1 < 1)",
      .note = "in units where L = 1, since only L alpha and mu/L enter: mu = r, 2 p_min - 1 = q, alpha = share q. Assumptions 1 or 2 and 3 give "
              "mu <= L unless f is constant",
      .sweep = "share", .mutants = {"mu-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S r = draw.in<S>("r", Range::left_open(0, 1)), q = draw.in<S>("q", Range::left_open(0, 1)), share = draw.in<S>("share", Range::open(0, 1));
    const S mu = draw.mutant("mu-beyond") ? S(2) * r : r;
    const S loss = S(2) * mu * square(q) * share * (S(1) - share);  // 1 - zeta_1
    return {.shown = Chain<S>(at_most(ratio<S>(1, 2), S(1) - loss).named("from below")).also(strictly_less(S(1) - loss, S(1)).named("below 1"))};
  }
};
LEMMATA_CLAIM(RateRange);

}  // namespace
}  // namespace lemmata
