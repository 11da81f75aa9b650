#include "bounds/ssd/central_limit.hpp"
#include "lib/claim/claim.hpp"

// The remark after Lemma 11: where the bound by the central limit theorem is better than Chebyshev's, and where it is not.

namespace lemmata {
namespace {

struct BernoulliSpread {
  static constexpr ClaimInfo info{
      .id = "ssd.lem11.bernoulli",
      .kind = Kind::remark,
      .where = "after Lemma 11",
      .title = "where the bound of Lemma 11 is better and where it is not",
      .hypotheses =
          R"(X \sim \text{Bernoulli}(p), \; q = 1 - p \in (0, \frac12]; \; b_{11}, b_{12} \text{ the right sides of (11), (12)}; \; R =)"
          R"( \frac{\sigma^2}{\tau\mu^2}, \; S = \frac{\nu^3}{\sigma^3\sqrt\tau}, \; R_0 \ge 100)",
      .statement = R"(\frac12 q^{-1/6} \le \frac{\nu}{\sigma} \le q^{-1/6}, \quad q \le \frac14 \implies b_{12} < b_{11}; \quad)"
                   R"( \text{given-shape: } R \ge \frac{1 + S}{2} \implies b_{11} \le b_{12}; \quad \text{any-law: } R \ge R_0 \implies)"
                   R"( b_{11} \le b_{12})",
      .note =
          "nu/sigma = O((1 - p)^(-1/6)) with the constant 1 (shown in sixth powers, and that the order is exact), and sigma near 0 as p "
          "near 1. High randomness is a reading: a large R for any law, or at a given shape of the law, with any mean and tau >= 1 (a "
          "real number). For any law no R_0 is large enough (ssd.lem11.bernoulli.any-variance); both bounds are below 0 there",
      .mutants = {"second-moment"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool any_law = draw.reading("randomness", {0, 1}, {"given-shape", "any-law"}) == 1;
    switch (draw.integer("part", 0, 2)) {
      case 0: {
        const S q = draw.in<S>("q", Range::left_open(0, 0.5)), p = S(1) - q;
        const S moments = square(p) + (draw.mutant("second-moment") ? q : square(q));  // nu^3 = p q moments, sigma^2 = p q
        return {.shown = Chain<S>(at_most(S(p / S(64)), square(moments)).named("exact order"))
                             .also(at_most(square(moments), p).named("order"))};  // (nu/sigma)^6 q = moments^2/p
      }
      case 1: {
        if (any_law) return high_variance<S>(draw);
        const S place = draw.nonnegative<S>("|mu| sqrt(tau)/(sqrt(2) sigma)"), distance = draw.positive<S>("S");
        const S large = (S(1) + distance) / S(2) + draw.nonnegative<S>("room");
        return {.shown = at_most(S(1) - large, (S(1) + erf(place) - distance) / S(2)).named("high randomness")};
      }
      default: {
        const S q = draw.in<S>("q", Range::left_open(0, 0.25)), p = S(1) - q, root = S(1) + draw.nonnegative<S>("sqrt(tau) - 1");
        // S > 2R, multiplied by sqrt(p q tau) p: b_12 <= 1 - S/2 < 1 - R = b_11
        return {.shown = strictly_less(S(2) * q * sqrt(S(p * q)), (square(p) + square(q)) * p * root).named("small randomness")};
      }
    }
  }

 private:
  /// A law of two atoms 1 + b and 1 - c, and one sample: R = b c >= R_0.
  template <Scalar S>
  static Case<S> high_variance(Draw& draw) {
    const S b = draw.positive<S>("b"), R0 = draw.in<S>("R_0", Range::closed(100, 0x1p20)), R = R0 + draw.nonnegative<S>("room");
    const S c = R / b;
    const S nu3 = R * (square(b) + square(c)) / (b + c);
    return {.shown = at_most(S(1) - R, bounds::ssd::central_limit_success(S(1), R, nu3, S(1))).named("high randomness")};
  }
};
LEMMATA_CLAIM(BernoulliSpread);

struct AnyVariance {
  static constexpr ClaimInfo info{
      .id = "ssd.lem11.bernoulli.any-variance",
      .kind = Kind::remark,
      .where = "after Lemma 11",
      .title = "laws of any variance for which the bound of Lemma 11 is worse",
      .hypotheses = R"(r > 0, \; b = rt, \; c = \frac rt, \; t \ge 4r^2 + 1, \; \operatorname{Prob}(X = 1 + b) = \frac{c}{b + c}, \;)"
                    R"( \operatorname{Prob}(X = 1 - c) = \frac{b}{b + c}, \; \tau = 1)",
      .statement = R"(\mu = 1, \quad R = \sigma^2 = r^2, \quad S = \frac{\nu^3}{\sigma^3} > 2R, \quad \text{so that } b_{12} \le)"
                   R"( 1 - \frac S2 < 1 - R = b_{11})",
      .note = "as erf <= 1: what refutes one reading of ssd.lem11.bernoulli at every threshold of R",
      .mutants = {"nearly-even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S r = draw.positive<S>("r"), u = draw.nonnegative<S>("u");
    const S t = (draw.mutant("nearly-even") ? S(0) : S(4) * square(r)) + S(1) + u, b = r * t, c = r / t, p = c / (b + c);
    const S mean = p * (S(1) + b) + (S(1) - p) * (S(1) - c), variance = p * square(b) + (S(1) - p) * square(c);
    const S nu3 = p * (b * b * b) + (S(1) - p) * (c * c * c);
    return {.shown = Chain<S>(equal(mean, S(1)).named("mean"))
                         .also(equal(variance, square(r)).named("R"))
                         .also(strictly_less(S(2) * square(r) * (r * r * r), nu3).named("S > 2 R"))};
  }
};
LEMMATA_CLAIM(AnyVariance);

}  // namespace
}  // namespace lemmata
