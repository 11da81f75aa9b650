#include "bounds/ssd/mixed_norm.hpp"
#include "bounds/ssd/rates.hpp"
#include "lib/claim/claim.hpp"

// Appendix C: eq. (8) with its best constant step, and the mixed norm of an earlier theorem below the l^{1,2} function.

namespace lemmata {
namespace {

using bounds::ssd::mixed_term;

/// gamma > 0, d L > 0, K >= 1 and the f(x_0) - f* > 0 for which this gamma is sqrt(2 (f(x_0) - f*)/(d L K)).
template <Scalar S>
struct TunedStep {
  S gamma, smoothness, K, gap;

  explicit TunedStep(Draw& draw) : gamma(draw.positive<S>("gamma")), smoothness(draw.positive<S>("d L")), K(draw.in<S>("K", whole_line())) {
    gap = square(gamma) * smoothness * K / S(2);
  }
  static Range whole_line() { return Range::right_open(1, std::numeric_limits<double>::infinity()); }
  S bound() const { return bounds::ssd::constant_steps_of(gap, gamma, smoothness, K); }
};

/// 5/sqrt(2) times the right side of (8) is at most 5 sqrt(d L gap/K), as squares times K.
template <Scalar S>
Relation<S> best_step_rate(const TunedStep<S>& x) {
  return at_most(S(25) / S(2) * x.K * square(x.bound()), S(25) * x.smoothness * x.gap).sum_of(1024);
}

struct TunedConstantStep {
  static constexpr ClaimInfo info{
      .id = "ssd.appC.eq32",
      .kind = Kind::inequality,
      .where = "appendix C, eq. (32)",
      .title = "the best constant step",
      .hypotheses = R"(\text{(8)}, \; \gamma = \sqrt{\frac{2(f(x_0) - f^*)}{d\tilde L K}}, \; f(x_0) > f^*, \; \tilde L > 0)",
      .statement = R"(\frac1K \sum_{k<K} \mathbb E\|g_k\|_\rho \le \frac{f(x_0) - f^*}{\gamma K} + \frac{\gamma d\tilde L}{2} =)"
                   R"( \sqrt{\frac{2d\tilde L(f(x_0) - f^*)}{K}})",
      .note =
          "in squares, for real K; besides, no other step makes the right side of (8) smaller. L~ stands where (8) has the mean of the "
          "L_i; read as the smoothness constant of f, of which d copies are admissible L_i, the algebra is the same. f(x_0) = f* and L~ = "
          "0 give no step gamma > 0",
      .mutants = {"double-step"},
      .whole = {"longer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TunedStep<S> x(draw);
    const S other = S(1) + draw.nonnegative<S>("u"), gamma = draw.coin("longer") ? S(x.gamma * other) : S(x.gamma / other);
    const S used = draw.mutant("double-step") ? S(S(2) * x.gamma) : x.gamma;
    const S tuned = bounds::ssd::tuned_steps_squared(x.gap, x.smoothness, x.K);
    const S bound = bounds::ssd::constant_steps_of(x.gap, used, x.smoothness, x.K);
    return {.shown = Chain<S>(equal(square(bound), tuned).named("(32)").sum_of(1024))
                         .also(at_most(tuned, square(bounds::ssd::constant_steps_of(x.gap, gamma, x.smoothness, x.K)))
                                   .named("no better step")
                                   .sum_of(1024))};
  }
};
LEMMATA_CLAIM(TunedConstantStep);

/// One coordinate t = |g_i| > 0 with s = sqrt(3) sigma_i: in H where s < (3/2) t, boundary outside. `other` is its term of the mixed norm,
/// t in H and g_i^2/sigma_i outside, squared.
template <Scalar S>
struct Entry {
  S t, s, lower, other_squared;

  explicit Entry(Draw& draw) {
    const S unit = draw.positive<S>("unit"), v = draw.nonnegative<S>("v");
    const long part = draw.integer("part", 0, 2);  // H with noise, H without, not in H
    if (part < 2) {
      t = unit;
      s = part == 1 ? S(0) : S(S(3) * t / (S(2) * (S(1) + draw.positive<S>("w"))));
      lower = S(2) * t / S(5);
      other_squared = square(t);
    } else {
      s = unit;
      t = S(2) * s / (S(3) * (S(1) + v));
      lower = S(3) * square(t) / (S(5) * s);  // (sqrt(3)/5) t^2/sigma
      other_squared = S(3) * square(S(square(t) / s));
    }
  }
};

struct RecoveredNorm {
  static constexpr ClaimInfo info{
      .id = "ssd.appC.chain",
      .kind = Kind::inequality,
      .where = "appendix C, last display",
      .title = "the mixed norm below the l12 function",
      .hypotheses =
          R"(\text{unbiased unimodal symmetric noise}, \; \gamma \text{ of (32)}, \; H_k = \{i: \sigma_i < \frac{\sqrt3}{2}|g_{k,i}|\})",
      .statement =
          R"(5\sqrt{\frac{d\tilde L(f(x_0) - f^*)}{K}} \ge \frac{5}{\sqrt2} \frac1K \sum_k \mathbb E\|g_k\|_\rho \ge \frac{5}{\sqrt2})"
          R"( \frac1K \sum_k \mathbb E\|g_k\|_{l^{1,2}} = \frac{5}{\sqrt2} \frac1K \sum_k \left[\sum_i)"
          R"( \frac{g_i^2}{|g_i| + \sqrt3\sigma_i}\right] \ge \frac{5}{\sqrt2} \frac1K \sum_k \mathbb E\left[\frac25 \sum_{H_k} |g_{k,i}| +)"
          R"( \frac{\sqrt3}{5} \sum_{\notin H_k} \frac{g_{k,i}^2}{\sigma_i}\right] \ge \frac1K \sum_k \mathbb E\left[\sum_{H_k} |g_{k,i}|)"
          R"( + \sum_{\notin H_k} \frac{g_{k,i}^2}{\sigma_i}\right])",
      .note =
          "coordinate by coordinate, constants in squares; the second relation is (6), for any rho that Lemma 1 allows. The equality has "
          "no expectation in print: with it restored it is a definition, as printed a number is to equal a random variable, here of two "
          "equally likely gradients. g_i = sigma_i = 0, which is outside H, gives 0/0 in three members, read as 0",
      .mutants = {"all-in-H", "half-rho"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool restored = draw.reading("expectation", {1, 0}, {"restored", "as-printed"}) == 1;
    const Entry<S> x(draw);
    const S term = mixed_term(x.t, x.s), lower = draw.mutant("all-in-H") ? S(S(2) * x.t / S(5)) : x.lower;
    Chain<S> shown;
    if (restored) shown.also(equal(term, square(x.t) / (x.t + x.s)).named("definition"));
    else {
      const S other = mixed_term(draw.positive<S>("other |g|"), x.s);
      shown.also(equal((term + other) / S(2), term).named("without expectation"));
    }
    shown.also(best_step_rate(TunedStep<S>(draw)).named("(32)"));
    const S lead = x.t / (x.t + x.s) + draw.nonnegative<S>("above Lemma 1");  // 2 rho - 1
    shown.also(at_most(term, (draw.mutant("half-rho") ? S(lead / S(2)) : lead) * x.t).named("(6)").sum_of(256));
    shown.also(at_most(lower, term).named("2/5 and sqrt(3)/5"));
    return {.shown = std::move(shown).also(at_most(x.other_squared, S(25) / S(2) * square(x.lower)).named("5/sqrt 2"))};
  }
};
LEMMATA_CLAIM(RecoveredNorm);

struct EarlierSignDescent {
  static constexpr ClaimInfo info{
      .id = "ssd.table1.signsgd-b19",
      .kind = Kind::table_row,
      .where = "Table 1, row signSGD [Bernstein et al., 2019]",
      .title = "earlier rate of signSGD",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \text{ (8) with } \gamma \text{ of (32)}, \; \|g_k\|_\rho \ge)"
                    R"( \|g_k\|_{l^{1,2}} \text{ as in (6)}, \; H_k = \{i: \sigma_i < \frac{\sqrt3}{2}|g_{k,i}|\})",
      .statement =
          R"(\sqrt K \cdot \frac1K \sum_k \mathbb E\left[\sum_{H_k} |g_{k,i}| + \sum_{\notin H_k} \frac{g_{k,i}^2}{\sigma_i}\right])"
          R"( \le 5\sqrt{d \bar L (f(x_0) - f^*)}, \quad d\bar L = L_1 + \ldots + L_d)",
      .note =
          "the row cites another paper; what is shown is what appendix C recovers of it: O(1/sqrt K) in a mix of l1 and squared l2 (per "
          "coordinate, in squares), with the mean of the L_i. (8) is ssd.thm5-constant, (6) follows from Lemma 1. Its other columns (no "
          "biased estimators, small mini-batches, no partitioned data) are the cited paper's",
      .mutants = {"all-in-H"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Entry<S> x(draw);
    const TunedStep<S> step(draw);
    const S mixed = S(25) / S(2) * square(mixed_term(x.t, x.s));
    const S mix = draw.mutant("all-in-H") ? S(S(25) / S(8) * square(x.t)) : x.other_squared;
    return {.shown = Chain<S>(at_most(mix, mixed).named("mix below 5/sqrt 2 times l12")).also(best_step_rate(step).named("rate"))};
  }
};
LEMMATA_CLAIM(EarlierSignDescent);

}  // namespace
}  // namespace lemmata
