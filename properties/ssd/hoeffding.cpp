#include "bounds/ssd/tails.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/mini_batch.hpp"

// Hoeffding's inequality (Theorem 14).

namespace lemmata {
namespace {

using oracle::FiniteLaw;

/// A law on [0, width]: both ends with any probabilities, an atom between them, or less than the whole interval.
template <Scalar S>
FiniteLaw<S> law_on_interval(Draw& draw, const std::string& name, const S& width) {
  const auto scope = draw.scope(name);
  const long shape = draw.integer("shape", 0, 2);
  const S p = draw.in<S>("p", Range::closed(0, 1));
  const S high = shape == 1 ? S(width * draw.in<S>("high", Range::closed(0, 1))) : width;
  FiniteLaw<S> law{{high, S(0)}, {p, S(1) - p}};
  if (shape < 2) return law;
  const S q = draw.in<S>("q", Range::closed(0, 1));
  for (S& weight : law.weights) weight *= S(1) - q;
  law.values.push_back(width * draw.in<S>("middle", Range::closed(0, 1)));
  law.weights.push_back(q);
  return law;
}

struct Hoeffding {
  static constexpr ClaimInfo info{
      .id = "ssd.hoeffding",
      .kind = Kind::theorem,
      .where = "Theorem 14",
      .title = "Hoeffding's inequality",
      .hypotheses = R"(X_1, \ldots, X_M \text{ independent}, \; X_n \in [A_n, B_n], \; t > 0)",
      .statement =
          R"(\operatorname{Prob}\left(\sum_{n=1}^M (X_n - \mathbb E X_n) \ge t\right) \le \exp\left(-\frac{2t^2}{\sum_{n=1}^M (B_n)"
          R"( - A_n)^2}\right))",
      .note =
          "laws of two or three atoms, A_n = 0 (both sides see differences only). Where all intervals are points the right side, 1/0 "
          "in the exponent, is read as 0",
      .sweep = "M",
      .mutants = {"dependent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool alike = draw.coin("alike");
    const long M = draw.integer("M", 1, alike ? 24 : 4);
    FiniteLaw<S> sum{{S(0)}, {S(1)}}, one;
    S squares(0), width(0);
    for (long n = 0; n < M; ++n) {
      if (n == 0 || !alike) {
        const std::string name = "X" + std::to_string(n);
        width = draw.nonnegative<S>("B" + std::to_string(n));
        one = law_on_interval(draw, name, width);
        one = oracle::shifted(one, S(-one.mean()));
      }
      squares += square(width);
      if (!alike) sum = oracle::sum_of(sum, one);
    }
    if (alike) sum = sum_of_copies(one, M);
    if (draw.mutant("dependent")) sum = oracle::scaled(one, S(M));  // M copies of the last one
    const S t = threshold(draw, sum);
    if (!(S(0) < t)) return {.given = {strictly_less(S(0), t)}, .shown = {}};
    const S tail = sum.probability([&](const S& v) { return !(v < t); });
    return {.given = {strictly_less(S(0), t)}, .shown = at_most(tail, bounds::ssd::hoeffding(t, squares)).sum_of(4096)};
  }

 private:
  /// By the counts of the atoms, so that rounding keeps no two equal values apart.
  template <Scalar S>
  static FiniteLaw<S> sum_of_copies(const FiniteLaw<S>& law, long M) {
    FiniteLaw<S> sum;
    oracle::Copies<S>(law, M).each([&](const S& mean, const S& weight) {
      sum.values.push_back(S(M) * mean);
      sum.weights.push_back(weight);
    });
    return sum;
  }
  /// Any t, or a value that the sum takes, where the tail jumps.
  template <Scalar S>
  static S threshold(Draw& draw, const FiniteLaw<S>& sum) {
    if (!draw.coin("attained")) return draw.positive<S>("t");
    const auto at = static_cast<std::size_t>(draw.integer("atom", 0, 324));
    return sum.values[at % sum.values.size()];
  }
};
LEMMATA_CLAIM(Hoeffding);

}  // namespace
}  // namespace lemmata
