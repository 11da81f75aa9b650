#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "properties/scaled/noisy_step.hpp"

// One step of scaled signSGD in the proof of Theorem 2: (33), what follows it, and (34).

namespace lemmata {
namespace {

using scaled::NoisyPoint;

struct ExpectedDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-33",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (33)",
      .title = "one step with any estimate, and in the mean",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ x_{k+1} = x_k - \alpha\|\tilde g\|_1\operatorname{sign}\tilde g,\ \alpha > 0)",
      .statement =
          R"(V_{k+1} - V_k \le -\alpha\|\tilde g\|_1\langle g, \operatorname{sign}\tilde g\rangle + \frac{L\alpha^2}{2}\|\tilde g\|_1^2\|\operatorname{sign}\tilde g\|_\infty^2 \le -\alpha\|\tilde g\|_1\langle g, \operatorname{sign}\tilde g\rangle + \frac{L\alpha^2}{2}\|\tilde g\|_1^2,\quad \mathbb E V_{k+1} - V_k \le -\alpha\langle g, \mathbb E\|\tilde g\|_1\operatorname{sign}\tilde g\rangle + \frac{L\alpha^2}{2}\mathbb E\|\tilde g\|_1^2)",
      .note = "the first two for a drawn estimate, the last for a drawn law",
      .sweep = "alpha",
      .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 2)));
    const S L = draw.mutant("half-smooth") ? at.L() / S(2) : at.L();
    const S units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const Vec<S> estimate = draw.vector<S>("estimate", at.f.d), s = sign(estimate, at.at_zero);
    const S size = norm1(estimate), drift = alpha * size * dot(at.g, s), half = L * square(alpha) / S(2);
    Chain<S> shown(at_most(problem::above_minimum(at.f, at.x - alpha * size * s) + drift, at.V() + half * square(S(size * norm_inf(s))))
                       .named("smoothness")
                       .sum_of(4096));
    shown.also(at_most(half * square(S(size * norm_inf(s))), half * square(size)).named("length of the sign"));
    shown.also(at_most(at.next(expect, alpha) + alpha * dot(at.g, at.direction), at.V() + half * at.length_squared)
                   .named("in the mean")
                   .sum_of(8192));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ExpectedDescent);

struct ConditionalSign {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-condexp",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, display after (33)",
      .title = "mean of the scaled sign",
      .hypotheses = R"(\mathbb E\tilde g = g,\ p_i = \mathbb P(\operatorname{sign}\tilde g_i = \operatorname{sign} g_i))",
      .statement =
          R"(\mathbb E[\|\tilde g\|_1\operatorname{sign}\tilde g_i] = (2p_i - 1)\operatorname{sign}(g_i)\,\mathbb E\|\tilde g\|_1)",
      .note =
          "the display puts a probability in place of the sign inside E[. | g~], where the sign is known: it needs ||g~||_1 independent of "
          "the sign. In one dimension the left side is g itself. g_i is not 0 for the i compared",
      .mutants = {"inverted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::positive));
    const S side = draw.mutant("inverted") ? S(-1) : S(1);
    return {.given = {strictly_less(S(0), abs(at.g[0])).named("g_1 != 0"), at.succeeds()},
            .shown = equal(side * at.direction[0], (S(2) * at.right[0] - S(1)) * sign(at.g[0], at.at_zero) * at.length).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConditionalSign);

struct ConditionalSignRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-condexp/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, display after (33)",
      .title = "mean of the scaled sign",
      .hypotheses = R"(\mathbb P(\tilde g_i = 0) = 0,\ g_i \ne 0,\ R_i = [\operatorname{sign}\tilde g_i = \operatorname{sign} g_i])",
      .statement =
          R"(\mathbb E[\|\tilde g\|_1\operatorname{sign}\tilde g_i] = \operatorname{sign}(g_i)\left((2p_i - 1)\,\mathbb E\|\tilde g\|_1 + 2\operatorname{Cov}(\|\tilde g\|_1, R_i)\right))",
      .note = "repaired: the covariance is what the display drops; it is negative where wrong signs are long",
      .mutants = {"no-covariance"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const Vec<S> g = draw.vector<S>("g", d);
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> sample = g + noise.sample({.x = g}, chance);
      const S s = sign(sample[0], 0), size = norm1(sample), right(s == sign(g[0], 0) ? 1 : 0);
      return Vec<S>{S(s == S(0) ? 1 : 0), size * s, size, right, size * right};
    });
    const S covariance = draw.mutant("no-covariance") ? S(0) : S(means[4] - means[2] * means[3]);
    return {.given = {equal(means[0], S(0)).named("no zero signs"), strictly_less(S(0), abs(g[0])).named("g_1 != 0")},
            .shown = equal(means[1], sign(g[0], 0) * ((S(2) * means[3] - S(1)) * means[2] + S(2) * covariance)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConditionalSignRepaired);

struct InsertedBound {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-34",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (34)",
      .title = "decrease by success probabilities",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ \mathbb E\tilde g = g,\ p_{\min} > \frac12,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement =
          R"(\mathbb E V_{k+1} - V_k \le -\alpha\sum_i(2p_i - 1)|g_i|\,\mathbb E\|\tilde g\|_1 + \frac{L\alpha^2}{2}\mathbb E\|\tilde g\|_1^2)",
      .note = "fails in one dimension already, where E ||g~||_1 sign g~ = g, which E ||g~||_1 (2 p - 1) may exceed",
      .sweep = "share",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::positive));
    const S share = draw.in<S>("share", Range::open(0, 1)), L = at.L(), alpha = share * (S(2) * at.p - S(1)) / L;
    if (!(alpha > S(0))) return {.given = {at.succeeds()}, .shown = {}};
    S drift(0);
    for (std::size_t i = 0; i < at.g.size(); ++i) drift += (S(2) * at.right[i] - S(1)) * abs(at.g[i]);
    return {.given = {at.succeeds()},
            .shown = at_most(at.next(expect, draw.mutant("uphill") ? -alpha : alpha) + alpha * drift * at.length,
                             at.V() + L * square(alpha) / S(2) * at.length_squared)
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(InsertedBound);

struct InsertedBoundRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-34/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (34)",
      .title = "decrease in one dimension",
      .hypotheses = R"(d = 1,\ f\ L\text{-smooth},\ \mathbb E\tilde g = g,\ \alpha > 0)",
      .statement = R"(\mathbb E V_{k+1} - V_k \le -\alpha g^2 + \frac{L\alpha^2}{2}\mathbb E\tilde g^2)",
      .note = "repaired: in one dimension the method is SGD, and no success probability is needed. For d >= 2 only (33) is left",
      .sweep = "alpha",
      .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyPoint<S> at(draw, expect, problem::any_smooth<S>(draw, "f", 1));
    const S L = draw.mutant("half-smooth") ? at.L() / S(2) : at.L();
    const S units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    return {
        .shown =
            at_most(at.next(expect, alpha) + alpha * square(at.g[0]), at.V() + L * square(alpha) / S(2) * at.length_squared).sum_of(8192)};
  }
};
LEMMATA_CLAIM(InsertedBoundRepaired);

struct MeanLength {
  static constexpr ClaimInfo info{.id = "scaled.thm2.step-jensen",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Theorem 2, before (35)",
                                  .title = "mean length of the estimate",
                                  .hypotheses = R"(\mathbb E\tilde g = g)",
                                  .statement = R"(\mathbb E\|\tilde g\|_1 \ge \|\mathbb E\tilde g\|_1 = \|g\|_1)",
                                  .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const auto size = static_cast<std::size_t>(d);
    const Vec<S> g = draw.vector<S>("g", d);
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const S factor = draw.mutant("biased") ? ratio<S>(1, 2) : S(1);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> sample = factor * (g + noise.sample({.x = g}, chance));
      Vec<S> out = sample + Vec<S>(size + 1);
      out[size] = norm1(sample);
      return out;
    });
    S of_mean(0);
    for (std::size_t i = 0; i < size; ++i) of_mean += abs(means[i]);
    return {.shown = Chain<S>(at_most(of_mean, means[size]).named("Jensen").sum_of(1024))
                         .also(equal(of_mean, norm1(g)).named("unbiased").sum_of(4096))};
  }
};
LEMMATA_CLAIM(MeanLength);

}  // namespace
}  // namespace lemmata
