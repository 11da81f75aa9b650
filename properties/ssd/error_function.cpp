#include "bounds/ssd/estimator.hpp"
#include "lib/claim/claim.hpp"

// The inequalities about e^x and erf at the end of the proof of Lemma 12.

namespace lemmata {
namespace {

struct ExponentialChord {
  static constexpr ClaimInfo info{.id = "ssd.lem12.exp-chord",
                                  .kind = Kind::proof_step,
                                  .where = "end of the proof of Lemma 12",
                                  .title = "chord of the exponential",
                                  .hypotheses = R"(x \in [-1, 0])",
                                  .statement = R"(1 + (1 - 1/e) x \le e^x)",
                                  .sweep = "x",
                                  .mutants = {"half-exponent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 0));
    return {.shown = at_most(bounds::ssd::exponential_chord(x), exp(draw.mutant("half-exponent") ? S(2) * x : x))};
  }
};
LEMMATA_CLAIM(ExponentialChord);

struct ExponentialBelowChord {
  static constexpr ClaimInfo info{.id = "ssd.lem12.exp-chord/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "end of the proof of Lemma 12",
                                  .title = "a convex function lies below its chord",
                                  .hypotheses = R"(x \in [-1, 0])",
                                  .statement = R"(e^x \le 1 + (1 - 1/e) x)",
                                  .note = "the inequality is turned round: convexity puts e^x below the chord through x = -1 and x = 0",
                                  .sweep = "x",
                                  .mutants = {"half-exponent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 0));
    return {.shown = at_most(exp(draw.mutant("half-exponent") ? x / S(2) : x), bounds::ssd::exponential_chord(x))};
  }
};
LEMMATA_CLAIM(ExponentialBelowChord);

/// A lower bound of 2/sqrt(pi) by pi < 22/7, and an upper one by pi > 3.
template <Scalar S>
S two_over_root_pi_from_below() {
  return S(2) / sqrt(ratio<S>(22, 7));
}
template <Scalar S>
S two_over_root_pi_from_above() {
  return S(2) / sqrt(S(3));
}

struct ErrorFunctionAtOne {
  static constexpr ClaimInfo info{.id = "ssd.lem12.erf1",
                                  .kind = Kind::proof_step,
                                  .where = "last display of the proof of Lemma 12",
                                  .title = "lower bound of erf(1)",
                                  .hypotheses = R"(\text{none})",
                                  .statement = R"(\operatorname{erf}(1) \ge \frac{2}{\sqrt\pi}\left(1 - \frac{1 - 1/e}{3}\right) =)"
                                               R"( \frac{2}{\sqrt\pi}\left(\frac23 + \frac{1}{3e}\right))"
                                               R"( > \frac{2}{\sqrt4}\left(\frac23 + \frac19\right) = \frac79 > \frac{1}{\sqrt2})",
                                  .note = "2/sqrt(pi) enters as the smaller 2/sqrt(22/7): each link is then implied by the printed one",
                                  .mutants = {"erf-of-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S value = erf(draw.mutant("erf-of-half") ? ratio<S>(1, 2) : S(1));
    const S e_inverse = exp(S(-1));
    const S integral = S(1) - (S(1) - e_inverse) / S(3);
    const S closed = ratio<S>(2, 3) + e_inverse / S(3);
    const S rational = ratio<S>(2, 3) + ratio<S>(1, 9);
    return {.shown = Chain<S>(at_most(two_over_root_pi_from_below<S>() * integral, value).named("integral of the chord"))
                         .also(equal(integral, closed).named("its value"))
                         .also(strictly_less(rational, two_over_root_pi_from_below<S>() * closed).named("pi < 4, e < 3"))
                         .also(equal(rational, ratio<S>(7, 9)).named("7/9"))
                         .also(strictly_less(S(1) / sqrt(S(2)), rational).named("1/sqrt 2"))};
  }
};
LEMMATA_CLAIM(ErrorFunctionAtOne);

struct ErrorFunctionAtOneRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem12.erf1/repaired",
      .kind = Kind::proof_step,
      .where = "last display of the proof of Lemma 12",
      .title = "lower bound of erf(1) by the tangent",
      .hypotheses = R"(\text{none})",
      .statement = R"(\operatorname{erf}(1) \ge \frac{2}{\sqrt\pi} \cdot \frac23 > \frac{1}{\sqrt2})",
      .note = "the tangent e^x >= 1 + x in place of the chord; shown with the larger 2/sqrt(3) at the left and 2/sqrt(22/7) at the right",
      .mutants = {"erf-of-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S value = erf(draw.mutant("erf-of-half") ? ratio<S>(1, 2) : S(1));
    return {.shown = Chain<S>(at_most(two_over_root_pi_from_above<S>() * ratio<S>(2, 3), value).named("integral of the tangent"))
                         .also(strictly_less(S(1) / sqrt(S(2)), two_over_root_pi_from_below<S>() * ratio<S>(2, 3)).named("1/sqrt 2"))};
  }
};
LEMMATA_CLAIM(ErrorFunctionAtOneRepaired);

struct ErrorFunctionChord {
  static constexpr ClaimInfo info{.id = "ssd.lem12.concavity.chord",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma 12, concavity of erf on [0, 1]",
                                  .title = "chord of the error function",
                                  .hypotheses = R"(x \in [0, 1])",
                                  .statement = R"(\operatorname{erf}(1)\, x \le \operatorname{erf}(x))",
                                  .note = "what ssd.lem12.concavity uses of the concavity",
                                  .sweep = "x",
                                  .mutants = {"half-argument"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.shown = at_most(erf(S(1)) * x, erf(draw.mutant("half-argument") ? x / S(2) : x))};
  }
};
LEMMATA_CLAIM(ErrorFunctionChord);

}  // namespace
}  // namespace lemmata
