#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "properties/scaled/noisy_step.hpp"

// (35), (36) and the constant step of Theorem 2, as printed and with the alignment of the scaled sign as a hypothesis.

namespace lemmata {
namespace {

using scaled::NoisyPoint;

struct DecreaseInMean {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-35",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (35)",
      .title = "decrease in expectation",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ \mathbb E\tilde g = g,\ p_{\min} > \frac12,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement =
          R"(\mathbb E V_{k+1} - V_k \le -\alpha(2p_{\min} - 1)\|g\|_1^2 + L\alpha^2(\mathbb E\|\tilde g - g\|_1^2 + \|g\|^2) \le -\alpha(2p_{\min} - 1 - L\alpha)\|g\|_1^2 + L\sigma^2\alpha^2)",
      .note = "the last norm in the bracket has no subscript: l_2 in the paper's notation, or l_1 as the next member suggests",
      .sweep = "share",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool one = draw.reading("norm", {2, 1}, {"l2", "l1"}) == 1;
    const NoisyPoint<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::nonnegative));
    const S share = draw.in<S>("share", Range::open(0, 1)), L = at.L(), q = S(2) * at.p - S(1);
    if (!(L > S(0)) || !(q > S(0))) return {.given = {at.succeeds(), strictly_less(S(0), L).named("L > 0")}, .shown = {}};
    const S alpha = share * q / L, size = square(norm1(at.g)), bracket = at.sigma2 + (one ? size : norm2_squared(at.g));
    const S noise = L * square(alpha);
    return {.given = {at.succeeds()},
            .shown = Chain<S>(at_most(at.next(expect, draw.mutant("uphill") ? -alpha : alpha) + alpha * q * size, at.V() + noise * bracket)
                                  .named("first")
                                  .sum_of(8192))
                         .also(at_most(noise * bracket, noise * (size + at.sigma2)).named("second").sum_of(1024))};
  }
};
LEMMATA_CLAIM(DecreaseInMean);

struct DecreaseInMeanRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-35/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (35)",
      .title = "decrease in expectation",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ \mathbb E\tilde g = g,\ \langle g, \mathbb E\|\tilde g\|_1\operatorname{sign}\tilde g\rangle \ge q\|g\|_1^2,\ \alpha > 0)",
      .statement = R"(\mathbb E V_{k+1} - V_k \le -\alpha(q - L\alpha)\|g\|_1^2 + L\sigma^2\alpha^2)",
      .note =
          "repaired: q is the alignment of the scaled sign with the gradient instead of 2 p_min - 1, here the largest that the law admits",
      .sweep = "alpha",
      .mutants = {"half-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 2)));
    const S L = at.L(), units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const S noise = L * square(alpha) / (draw.mutant("half-noise") ? S(8) : S(1));
    return {.shown = at_most(at.next(expect, alpha) + alpha * dot(at.g, at.direction), at.V() + noise * (square(norm1(at.g)) + at.sigma2))
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(DecreaseInMeanRepaired);

struct Recursion {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-36",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (36)",
      .title = "recursion of the mean function values",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth in } \ell_1/\ell_\infty,\ \mathbb E\tilde g = g,\ p_{\min} > \frac12,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement = R"(\mathbb E V_{k+1} \le \zeta_1\,\mathbb E V_k + L\sigma^2\alpha^2)",
      .sweep = "share",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::nonnegative));
    const S share = draw.in<S>("share", Range::open(0, 1)), q = S(2) * at.p - S(1);
    if (!at.f.mu_inf || !(q > S(0))) return {.given = {at.succeeds(), strictly_less(S(0), at.f.L).named("L > 0")}, .shown = {}};
    const S L = at.L(), alpha = share * q / L, zeta = bounds::scaled::noisy_rate(alpha, at.f.mu_inf(), L, at.p);
    return {
        .given = {at.succeeds()},
        .shown = at_most(at.next(expect, draw.mutant("uphill") ? S(S(-8) * alpha) : alpha) - zeta * at.V(), L * at.sigma2 * square(alpha))
                     .sum_of(8192)};
  }
};
LEMMATA_CLAIM(Recursion);

struct RecursionRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-36/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (36)",
      .title = "recursion of the mean function values",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ \mathbb E\tilde g = g,\ \langle g, \mathbb E\|\tilde g\|_1\operatorname{sign}\tilde g\rangle \ge q\|g\|_1^2,\ 0 < \alpha < \frac qL)",
      .statement = R"(\mathbb E V_{k+1} \le (1 - 2\mu\alpha(q - L\alpha))V_k + L\sigma^2\alpha^2)",
      .note = "repaired: as scaled.thm2.step-35/repaired, q > 0 the largest that the law admits at the drawn point",
      .sweep = "share",
      .mutants = {"no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_pl<S>(draw, "f", draw.integer("d", 1, 2)));
    const S share = draw.in<S>("share", Range::open(0, 1)), size = square(norm1(at.g)), lead = dot(at.g, at.direction);
    const auto aligned = strictly_less(S(0), lead).named("q > 0");
    if (!at.f.mu_inf || !(lead > S(0))) return {.given = {aligned, strictly_less(S(0), at.f.L).named("L > 0")}, .shown = {}};
    const S q = lead / size, L = at.L(), alpha = share * q / L;
    const S noise = draw.mutant("no-noise-term") ? S(0) : S(L * at.sigma2 * square(alpha));
    return {
        .given = {aligned},
        .shown = at_most(at.next(expect, alpha), (S(1) - S(2) * at.f.mu_inf() * alpha * (q - L * alpha)) * at.V() + noise).sum_of(8192)};
  }
};
LEMMATA_CLAIM(RecursionRepaired);

struct Iterated {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-iterate",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, sentence after (36)",
      .title = "from (36) to (19)",
      .hypotheses = R"(V_{k+1} \le \zeta_1 V_k + L\sigma^2\alpha^2,\ \zeta_1 = 1 - 2\mu\alpha\,m \in [0, 1),\ m = 2p_{\min} - 1 - L\alpha)",
      .statement =
          R"(V_k \le \zeta_1^k V_0 + \frac{L\sigma^2\alpha}{2\mu m} \implies V_{k+1} \le \zeta_1^{k+1} V_0 + \frac{L\sigma^2\alpha}{2\mu m},\quad \frac{L\sigma^2\alpha^2}{1 - \zeta_1} = \frac{L\sigma^2\alpha}{2\mu m})",
      .argument = Argument::invariant,
      .note =
          "the step of an induction on k; k = 0 is V_0 <= V_0 + a number >= 0. c = L sigma^2 alpha^2; the constants crosswise multiplied",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S zeta = draw.in<S>("zeta", Range::right_open(0, 1)), around = draw.nonnegative<S>("c/(1 - zeta)");
    const S power = draw.nonnegative<S>("zeta^k V_0"), below = draw.nonnegative<S>("below"), more = draw.nonnegative<S>("more");
    const S c = around * (S(1) - zeta);
    const S V = power + (draw.mutant("half") ? S(2) : S(1)) * around - below, next = zeta * V + c - more;
    // the constant: c = L sigma^2 alpha^2 and 1 - zeta = 2 mu alpha m
    const S L = draw.positive<S>("L sigma^2"), alpha = draw.positive<S>("alpha"), two_mu_m = draw.positive<S>("2 mu m");
    return {.shown = Chain<S>(at_most(next, zeta * power + around).named("one step").sum_of(256))
                         .also(equal(L * square(alpha) * two_mu_m, L * alpha * (two_mu_m * alpha)).named("constant").sum_of(256))};
  }
};
LEMMATA_CLAIM(Iterated);

}  // namespace
}  // namespace lemmata
