#include <algorithm>
#include <string>
#include <vector>

#include "bounds/scaled/diminishing.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/scaled/aligned_noise.hpp"
#include "properties/scaled/aligned_run.hpp"

// Theorem 2(2): diminishing steps, and the recursion before (37).

namespace lemmata {
namespace {

struct DiminishingSteps {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-2",
      .kind = Kind::theorem,
      .where = "Theorem 2(2), eq. (20)",
      .title = "diminishing steps",
      .hypotheses =
          R"(f\ L\text{-smooth},\ \mu\text{-PL or strongly convex in } \ell_\infty,\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ p_{\min} > \frac12,\ \alpha_k = \frac{3}{\mu(2p_{\min}-1)(k+1)},\ k \ge 1)",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \frac{9L\sigma^2}{\mu^2(2p_{\min}-1)^2}\left(\frac{32}{k} + \frac{1}{k^2}\right) + \frac{f(x_0) - f^*}{(k+1)^3})",
      .note =
          "the first steps are longer than 2/L, whatever L and mu: without noise, in one dimension, x_1 = -2 x_0 for L = mu, p_min = 1. "
          "For every k the trap of scaled.thm2-2.trap breaks it as well. At k = 0 the bound has no value",
      .sweep = "k",
      .mutants = {"no-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long visible = draw.integer("d", 1, 2), d = visible + draw.integer("ignored", 0, 1);
    const auto f = draw.coin("convex") ? problem::any_strongly_convex<S>(draw, "f", visible) : problem::any_pl<S>(draw, "f", visible);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", visible);
    scaled::AlignedNoise<S> noise(expect, oracle::any_noise<S>(draw, "omega", d), at_zero, static_cast<std::size_t>(d));
    const long k = draw.integer("k", 1, d == 1 ? 3 : 2);
    const S q = S(2) * noise.p - S(1);
    if (!f.mu_inf || !(q > S(0))) return {.given = {strictly_less(S(0), f.mu_inf ? q : S(0)).named("mu > 0, p_min > 1/2")}, .shown = {}};
    noise.omega = scaled::without_ignored_signs(noise.omega, static_cast<std::size_t>(visible));
    const S mu = f.mu_inf(), L = scaled::smoothness(f);
    const S gamma = draw.mutant("no-steps") ? S(0) : bounds::scaled::diminishing_step(mu, q, 0);
    const scaled::PartialDescent<S> sgd{x0, {method::Schedule<S>::Family::harmonic, gamma}, f.gradient, noise, static_cast<std::size_t>(d)};
    const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sigma2 = max(noise.sigma2, ratio<S>(1, 1 << 20));  // sigma > 0 for exact gradients too
    const S unit = bounds::scaled::noise_unit(L, mu, q, sigma2);
    return {.shown = at_most(run.mean(0, k), bounds::scaled::diminishing_bound(unit, run.mean(0, 0), k)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(DiminishingSteps);

struct DiminishingStepsRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-2/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 2(2), eq. (20)",
      .title = "diminishing steps that start small",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ \mathbb E\langle g_k, \|\tilde g_k\|_1\operatorname{sign}\tilde g_k\rangle \ge q\,\mathbb E\|g_k\|_1^2,\ q \in (0, 1],\ \alpha_k = \frac{3}{\mu q(k + 1 + s)},\ 1 + s \ge \frac{6L}{\mu q^2})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \frac{1}{k + s}\max\left(s(f(x_0) - f^*), \frac{9L\sigma^2}{2\mu^2q^2}\right),\quad k \ge 0)",
      .note =
          "repaired: the alignment q of the scaled sign in place of 2 p_min - 1 (in one dimension q = 1 for every law), and steps delayed "
          "by s. The induction on k, for all k, is scaled.thm2-2.induction; here runs of a few steps",
      .sweep = "k",
      .mutants = {"long-steps", "no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_pl<S>(draw, "f", d);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", d);
    const auto noise = scaled::timeless_noise<S>(draw, d);
    const long k = draw.integer("k", 0, d == 1 ? 4 : 2);
    const S q = draw.in<S>("q", Range::left_open(0, 1)), delay = draw.nonnegative<S>("delay");
    if (!f.mu_inf) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S mu = f.mu_inf(), L = scaled::smoothness(f), shift = S(6) * L / (mu * square(q)) - S(1) + delay;
    std::vector<S> steps;
    for (long t = 0; t < k; ++t) steps.push_back(S(draw.mutant("long-steps") ? 16 : 1) * bounds::scaled::diminishing_step(mu, q, t, shift));
    const method::ScaledSignDescent<S> sgd{.x0 = x0,
                                           .alpha = {method::Schedule<S>::Family::listed, S(0), S(1), 1, steps},
                                           .oracle = oracle::with_noise<S>(f.gradient, noise),
                                           .at_zero = at_zero};
    const auto run = expect.run(sgd, k, scaled::observers(f, noise, at_zero));  // V, ||g||_1^2, alignment
    Case<S> made;
    if (d > 1)
      for (long t = 0; t < k; ++t) made.given.push_back(at_most(q * run.mean(1, t), run.mean(2, t)).named("alignment").sum_of(4096));
    const S sigma2 = draw.mutant("no-noise") ? S(0) : scaled::largest_square(expect, noise, d);
    made.shown =
        at_most(run.mean(0, k), bounds::scaled::shifted_bound(bounds::scaled::noise_unit(L, mu, q, sigma2), run.mean(0, 0), k, shift))
            .sum_of(8192);
    return made;
  }
};
LEMMATA_CLAIM(DiminishingStepsRepaired);

struct DiminishingInduction {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-2.induction",
      .kind = Kind::proof_step,
      .where = "Theorem 2(2), repaired",
      .title = "the induction behind the repaired bound",
      .hypotheses = R"(V_{k+1} \le (1 - \frac3n)V_k + \frac{u}{n^2},\ V_k \le \frac{D}{n-1},\ D \ge \frac u2,\ n = k + 1 + s \ge 3)",
      .statement = R"(V_{k+1} \le \frac Dn,\quad \alpha q\mu \le 2\mu\alpha(q - L\alpha) \text{ for } L\alpha \le \frac q2)",
      .argument = Argument::invariant,
      .note = "both sides of the first times n^2 (n - 1); the second makes the factor 1 - 3/n of 1 - 2 mu alpha (q - L alpha)",
      .mutants = {"quarter"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S n = S(3) + draw.nonnegative<S>("n - 3"), u = draw.nonnegative<S>("u"), more = draw.nonnegative<S>("more");
    const S D = u / S(draw.mutant("quarter") ? 4 : 2) + more;
    const S lhs = n * (n - S(3)) * D + u * (n - S(1));  // n^2 (n - 1) times the right side of the recursion at V_k = D/(n - 1)
    const S half = draw.nonnegative<S>("L alpha"), q = S(2) * half + draw.nonnegative<S>("room"), step = draw.nonnegative<S>("mu alpha");
    return {.shown = Chain<S>(at_most(lhs, n * (n - S(1)) * D).named("induction").sum_of(256))
                         .also(at_most(step * q, S(2) * step * (q - half)).named("small steps").sum_of(256))};
  }
};
LEMMATA_CLAIM(DiminishingInduction);

struct DiminishingRecursion {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-ck",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, before eq. (37)",
      .title = "recursion with the diminishing step",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ \mathbb E\tilde g = g,\ p_{\min} > \frac12,\ \alpha_k = \frac{3}{\mu(2p_{\min}-1)(k+1)},\ k \ge 0)",
      .statement = R"(\mathbb E V_{k+1} \le c_k\,\mathbb E V_k + L\sigma^2\alpha_k^2,\quad c_k = 1 - \alpha_k\mu(2p_{\min} - 1))",
      .note = "needs L alpha_k <= (2 p_min - 1)/2, which fails for k + 1 < 6 L/(mu (2 p_min - 1)^2)",
      .sweep = "k",
      .mutants = {"no-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const scaled::NoisyPoint<S> at(draw, expect, problem::any_pl<S>(draw, "f", draw.integer("d", 1, 2)));
    const long k = draw.log_integer("k", 0, 1000);
    const S q = S(2) * at.p - S(1);
    if (!at.f.mu_inf || !(q > S(0))) return {.given = {at.succeeds(), strictly_less(S(0), at.f.L).named("L > 0")}, .shown = {}};
    const S mu = at.f.mu_inf(), alpha = bounds::scaled::diminishing_step(mu, q, k), used = draw.mutant("no-steps") ? S(0) : alpha;
    return {.given = {at.succeeds()},
            .shown = at_most(at.next(expect, used),
                             (S(1) - alpha * mu * q) * at.V() + at.L() * max(at.sigma2, ratio<S>(1, 1 << 20)) * square(alpha))
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(DiminishingRecursion);

struct DiminishingRecursionRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-ck/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, before eq. (37)",
      .title = "recursion with a small step",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ \mathbb E\tilde g = g,\ \langle g, \mathbb E\|\tilde g\|_1\operatorname{sign}\tilde g\rangle \ge q\|g\|_1^2,\ 0 < L\alpha \le \frac q2)",
      .statement = R"(\mathbb E V_{k+1} \le (1 - \alpha\mu q)V_k + L\sigma^2\alpha^2)",
      .note = "repaired: alignment q and small steps",
      .sweep = "share",
      .mutants = {"no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const scaled::NoisyPoint<S> at(draw, expect, problem::any_pl<S>(draw, "f", draw.integer("d", 1, 2)));
    const S share = draw.in<S>("share", Range::left_open(0, 1)), lead = dot(at.g, at.direction);
    const auto aligned = strictly_less(S(0), lead).named("q > 0");
    if (!at.f.mu_inf || !(lead > S(0))) return {.given = {aligned, strictly_less(S(0), at.f.L).named("L > 0")}, .shown = {}};
    const S q = lead / square(norm1(at.g)), L = at.L(), alpha = share * q / (S(2) * L);
    const S noise = draw.mutant("no-noise-term") ? S(0) : S(L * at.sigma2 * square(alpha));
    return {.given = {aligned}, .shown = at_most(at.next(expect, alpha), (S(1) - alpha * at.f.mu_inf() * q) * at.V() + noise).sum_of(8192)};
  }
};
LEMMATA_CLAIM(DiminishingRecursionRepaired);

}  // namespace
}  // namespace lemmata
