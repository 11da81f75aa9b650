#include "bounds/ssd/estimator.hpp"
#include "bounds/ssd/mini_batch.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"

// Section 6.2: how the bounds of Lemmas 1 to 3, and the success probabilities themselves, change with the gradient and with the batch.

namespace lemmata {
namespace {

struct EarlyStage {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-early-stage",
      .kind = Kind::remark,
      .where = "section 6.2, second and third bullet",
      .title = "larger gradients and larger batches in Lemmas 1 to 3",
      .hypotheses = R"(0 < |g_i| \le |g_i'|, \; \sigma_i, \nu_i, c_i \text{ the same}, \; 1 \le \tau \le \tau')",
      .statement =
          R"(\frac12 + \frac12\frac{|g_i|}{|g_i| + \sqrt3\sigma_i} \le \frac12 + \frac12\frac{|g_i'|}{|g_i'| + \sqrt3\sigma_i}, \quad 2\min)"
          R"(\left(\frac{\sigma_i^2}{g_i'^2}, \frac{\nu_i^3}{|g_i'|\sigma_i^2}\right) \le 2\min\left(\frac{\sigma_i^2}{g_i^2},)"
          R"( \frac{\nu_i^3}{|g_i|\sigma_i^2}\right), \quad 1 - \frac{c_i}{\tau} \le 1 - \frac{c_i}{\tau'})",
      .note =
          "that gradients are larger at the start of training is an observation; what is shown is what the lemmas make of it. Each link "
          "is multiplied by the denominators of both sides, and the minimum is split into its two terms. A larger batch meets the "
          "condition of Lemma 3 where a smaller one does. The success probability itself grows with |g_i| (ssd.exp-early-stage.success), "
          "but need not grow with the batch (ssd.exp-early-stage.batch)",
      .mutants = {"smaller-gradient", "smaller-batch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S small = draw.positive<S>("|g|"), large = small + draw.nonnegative<S>("more of |g|");
    const S sigma2 = draw.nonnegative<S>("sigma^2"), nu3 = draw.nonnegative<S>("nu^3"), c = draw.nonnegative<S>("c");
    const S few = S(1) + draw.nonnegative<S>("tau - 1"), many = few + draw.nonnegative<S>("more of tau");
    const bool less = draw.mutant("smaller-gradient"), fewer = draw.mutant("smaller-batch");
    const S &g = less ? large : small, &h = less ? small : large;
    const S &tau = fewer ? many : few, &later = fewer ? few : many;
    const S root = sqrt(S(S(3) * sigma2)), denominators = (g + root) * (h + root);
    const S first = bounds::ssd::unimodal_success(g, sigma2), second = bounds::ssd::unimodal_success(h, sigma2);
    const S growth = square(S(g * h)), moment = g * h * sigma2;
    return {.shown = Chain<S>(at_most(first * denominators, second * denominators).named("Lemma 1").sum_of(256))
                         .also(at_most(sigma2 / square(h) * growth, sigma2 / square(g) * growth).named("Lemma 3, variance").sum_of(256))
                         .also(at_most(nu3 * moment / h, nu3 * moment / g).named("Lemma 3, third moment").sum_of(256))
                         .also(at_most(bounds::ssd::strong_growth_success(c, tau) * (tau * later),
                                       bounds::ssd::strong_growth_success(c, later) * (tau * later))
                                   .named("Lemma 2")
                                   .sum_of(256))};
  }
};
LEMMATA_CLAIM(EarlyStage);

struct LargerGradient {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-early-stage.success",
      .kind = Kind::remark,
      .where = "section 6.2, second bullet",
      .title = "success probabilities of larger gradients",
      .hypotheses = R"(\hat g = g + \xi, \; \hat g' = g' + \xi, \; 0 < g \le g', \; \mathbb E\,\xi = 0, \; \xi \text{ of any law})",
      .statement = R"(\rho^{(\tau)}(g) \le \rho^{(\tau)}(g'))",
      .note = "the probabilities themselves, for the same noise; mirrored for g < 0",
      .mutants = {"smaller-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.positive<S>("g"), larger = g + draw.nonnegative<S>("more of g");
    const auto law = oracle::any_law<S>(draw, "X", g);
    const long tau = draw.log_integer("tau", 1, oracle::largest_batch(law.values.size()));
    const bool less = draw.mutant("smaller-gradient");
    const auto moved = oracle::shifted(law, S(larger - g));
    return {.shown = at_most(oracle::Copies<S>(less ? moved : law, tau).success(g), oracle::Copies<S>(less ? law : moved, tau).success(g))
                         .sum_of(1024)};
  }
};
LEMMATA_CLAIM(LargerGradient);

struct LargerBatch {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-early-stage.batch",
      .kind = Kind::remark,
      .where = "section 6.2, third bullet",
      .title = "a larger batch may have a smaller success probability",
      .hypotheses = R"(\hat g \text{ unbiased}, \; g > 0, \; \tau > 2\min\left(\frac{\sigma^2}{g^2}, \frac{\nu^3}{|g|\sigma^2}\right))",
      .statement = R"(\text{there are a law of } \hat g \text{ and a batch } \tau \text{ with } \rho^{(\tau + 1)} < \rho^{(\tau)})",
      .quantifier = Quantifier::exists,
      .note = "the bounds of Lemmas 2 and 3 improve with the batch, the probability need not, even where the condition of Lemma 3 holds"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.positive<S>("g");
    const auto law = oracle::any_law<S>(draw, "X", g);
    const long tau = draw.integer("tau", 1, 7);
    return {.given = {strictly_less(bounds::ssd::adaptive_batch(g, law.variance(), law.third_absolute_moment()), S(tau))},
            .shown = strictly_less(oracle::Copies<S>(law, tau + 1).success(g), oracle::Copies<S>(law, tau).success(g))};
  }
};
LEMMATA_CLAIM(LargerBatch);

}  // namespace
}  // namespace lemmata
