#include <algorithm>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/aligned_run.hpp"

// What is left of Theorem 2(1) and of the inequality behind it: the alignment of the scaled sign as a hypothesis.

namespace lemmata {
namespace {

struct KeyInequalityRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-key/repaired",
      .kind = Kind::proof_step,
      .where = "eqs. (33) to (35)",
      .title = "alignment of the scaled sign",
      .hypotheses =
          R"(\mathbb E\tilde g = g,\ R_i = [\operatorname{sign}\tilde g_i = \operatorname{sign} g_i],\ p_i = \mathbb P(R_i) \ge p_{\min} > \frac12,\ \operatorname{Cov}(\|\tilde g\|_1, R_i) \ge 0 \text{ where } g_i \ne 0)",
      .statement =
          R"((2p_{\min} - 1)\|g\|_1^2 \le \langle g, \mathbb E[\|\tilde g\|_1\operatorname{sign}\tilde g]\rangle;\quad d = 1: \langle g, \mathbb E[\|\tilde g\|_1\operatorname{sign}\tilde g]\rangle = g^2)",
      .note = "repaired: right signs are not shorter than wrong ones on average; in one dimension nothing is needed",
      .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto d = static_cast<std::size_t>(draw.integer("d", 1, 3));
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> g = draw.vector<S>("g", static_cast<long>(d));
    const auto noise = oracle::any_noise<S>(draw, "noise", static_cast<long>(d));
    const bool unscaled = draw.mutant("unscaled");
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {  // right signs, length with right signs, length, product
      const Vec<S> sample = g + noise.sample({.x = g}, chance), signs = sign(sample, at_zero);
      const S size = norm1(sample);
      Vec<S> out(2 * d + 2);
      for (std::size_t i = 0; i < d; ++i) {
        out[i] = S(signs[i] == sign(g[i], at_zero) ? 1 : 0);
        out[d + i] = size * out[i];
      }
      out[2 * d] = size;
      out[2 * d + 1] = (unscaled ? S(1) : size) * dot(g, signs);
      return out;
    });
    Case<S> made;
    S p = means[0];
    for (std::size_t i = 0; i < d; ++i) {
      p = min(p, means[i]);
      if (d > 1 && g[i] != S(0)) made.given.push_back(at_most(means[i] * means[2 * d], means[d + i]).named("covariance").sum_of(4096));
    }
    if (d > 1) made.given.push_back(strictly_less(ratio<S>(1, 2), p).named("p_min > 1/2"));
    if (d == 1) made.shown = equal(means[3], square(g[0])).named("one dimension").sum_of(4096);
    else made.shown = at_most((S(2) * p - S(1)) * square(norm1(g)), means[2 * d + 1]).named("alignment").sum_of(4096);
    return made;
  }
};
LEMMATA_CLAIM(KeyInequalityRepaired);

struct ConstantStepRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-1/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 2(1), eq. (19)",
      .title = "linear rate to a neighbourhood",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ \mathbb E\langle g_k, \|\tilde g_k\|_1\operatorname{sign}\tilde g_k\rangle \ge q\,\mathbb E\|g_k\|_1^2,\ q \le 1,\ 0 < \alpha < \frac qL)",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \zeta^k(f(x_0) - f^*) + \frac{L\sigma^2\alpha}{2\mu(q - L\alpha)},\quad \zeta = 1 - 2\mu\alpha(q - L\alpha))",
      .note =
          "repaired: the alignment q along the run in place of 2 p_min - 1, here the largest (at most 1) that the run admits; in one "
          "dimension q = 1 for every law. Any law of the noise, path by path",
      .sweep = "share",
      .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_pl<S>(draw, "f", d);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", d);
    const auto noise = scaled::timeless_noise<S>(draw, d);
    const long k = draw.integer("k", 0, d == 1 ? 4 : 2);
    const S share = draw.in<S>("share", Range::open(0, 1));
    if (!f.mu_inf) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S mu = f.mu_inf(), L = scaled::smoothness(f), alpha = share / L;
    const method::ScaledSignDescent<S> sgd{.x0 = x0,
                                           .alpha = S(draw.mutant("large-step") ? 32 : 1) * alpha,
                                           .oracle = oracle::with_noise<S>(f.gradient, noise),
                                           .at_zero = at_zero};
    const auto run = expect.run(sgd, k, scaled::observers(f, noise, at_zero));  // V, ||g||_1^2, alignment
    S q(1);
    for (long t = 0; t < k && d > 1; ++t)
      if (run.mean(1, t) > S(0)) q = min(q, S(run.mean(2, t) / run.mean(1, t)));
    const auto admitted = strictly_less(share, q).named("L alpha < q");
    if (!(share < q)) return {.given = {admitted}, .shown = {}};
    const S p = (S(1) + q) / S(2), sigma2 = draw.mutant("no-noise-term") ? S(0) : scaled::largest_square(expect, noise, d);
    const S kept = pow(bounds::scaled::noisy_rate(alpha, mu, L, p), k) * run.mean(0, 0);
    return {.given = {admitted},
            .shown = at_most(run.mean(0, k), kept + bounds::scaled::neighbourhood(alpha, mu, L, p, sigma2)).sum_of(8192)};
  }
};
LEMMATA_CLAIM(ConstantStepRepaired);

}  // namespace
}  // namespace lemmata
