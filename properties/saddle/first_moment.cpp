#include "lib/claim/claim.hpp"

// The proof of Lemma B.18: the first moment of the good term.

namespace lemmata {
namespace {

/// arctan(1/n) = sum_j (-1)^j/((2j + 1) n^(2j+1)), `terms` of them: from above for an odd number, from below for an even one.
template <Scalar S>
S arctangent(long n, long terms) {
  S sum(0), power = ratio<S>(1, n);
  for (long j = 0; j < terms; ++j) {
    sum += (j % 2 == 0 ? power : -power) / S(2 * j + 1);
    power /= S(n * n);
  }
  return sum;
}

/// E|z| of a standard normal z between sums over bins of width h up to `end`, by erf alone.
///
/// In a bin [a, b] the density falls, so that the mean is at most the midpoint; its logarithm has a slope of at least -b, so that the mean is
/// at least that of an exponential with rate b, which is at least midpoint - b h^2/12. Beyond the end c, E[|z|; |z| > c] <= E z^8/c^7 = 105/c^7.
template <Scalar S>
struct HalfNormal {
  S least = S(0), most = S(0);
  HalfNormal(const S& h, long bins) {
    const S root = sqrt(S(2));
    S below(0);
    for (long j = 0; j < bins; ++j) {
      const S b = S(j + 1) * h, upto = erf(S(b / root)), mass = upto - below, middle = b - h / S(2);
      least += mass * (middle - b * square(h) / S(12));
      most += mass * middle;
      below = upto;
    }
    most += S(105) / pow(S(S(bins) * h), 7);
  }
};

struct XiFirstMoment {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.18.step-Xi-firstmoment",
      .kind = Kind::proof_step,
      .where = "proof of Lemma B.18",
      .title = "first moment of the good term",
      .hypotheses = R"(\Xi_t = \sqrt v\,z\,v_1,\ z \sim \mathcal N(0, 1))",
      .statement = R"((\mathbb E\|\Xi_t\|)^2 = \frac2\pi\mathbb E\|\Xi_t\|^2)",
      .note =
          "an equality of numbers that no rational is, as two inequalities for every partition of the line: the sum over the bins from "
          "below is at most the printed value, and the sum from above at least. pi is enclosed by Machin's series, E z^2 = 1; v cancels. "
          "Partitions up to 128 bins leave a gap of a thousandth",
      .mutants = {"three", "half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long bins = draw.log_integer("bins", 1, 128);
    const HalfNormal<S> z(S(8) / S(bins) * draw.in<S>("end/8", Range::closed(0.5, 2)), bins);
    const S v = draw.positive<S>("E Xi^2");
    const bool three = draw.mutant("three"), half = draw.mutant("half");
    const auto pi = [&](long terms) {
      if (three || half) return three ? S(3) : S(4);
      return S(16) * arctangent<S>(5, terms) - S(4) * arctangent<S>(239, terms + 1);  // the other series on the other side
    };
    const S from_above = pi(9), from_below = pi(10);
    return {.shown = Chain<S>(at_most(v * square(max(S(0), z.least)), S(2) * v / from_below).named("bins from below").sum_of(1024))
                         .also(at_most(S(2) * v / from_above, v * square(z.most)).named("bins from above").sum_of(1024))};
  }
};
LEMMATA_CLAIM(XiFirstMoment);

}  // namespace
}  // namespace lemmata
