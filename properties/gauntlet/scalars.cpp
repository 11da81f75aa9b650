#include "lib/claim/claim.hpp"

// Statements about numbers: planted falsehoods g8, g12, g13, g14, g18 and sharp truths t6, t7.

namespace lemmata {
namespace {

struct MajorityOfThree {
  static constexpr ClaimInfo info{.id = "gauntlet.g8",
                                  .kind = Kind::gauntlet,
                                  .where = "g8",
                                  .title = "majority of three votes",
                                  .hypotheses = R"(\rho \in [0, 1])",
                                  .statement = R"(\rho \le \rho^3 + 3 \rho^2 (1 - \rho))"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S rho = draw.in<S>("rho", Range::closed(0, 1));
    const S right = expect.probability([&](Chance<S>& chance) {
      int votes = 0;
      for (int i = 0; i < 3; ++i) votes += chance.bernoulli(rho) ? 1 : 0;
      return votes >= 2;
    });
    return {.shown = at_most(rho, right)};
  }
};
LEMMATA_CLAIM(MajorityOfThree);

struct HarmonicSum {
  static constexpr ClaimInfo info{.id = "gauntlet.g12",
                                  .kind = Kind::gauntlet,
                                  .where = "g12",
                                  .title = "harmonic sum",
                                  .hypotheses = R"(K \ge 1)",
                                  .statement = R"(\sum_{k=1}^K 1/k \le 1/2 + \log K)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long K = draw.log_integer("K", 1, 2000);
    S sum(0);
    for (long k = 1; k <= K; ++k) sum += ratio<S>(1, k);
    return {.shown = at_most(sum, ratio<S>(1, 2) + log(S(K)))};
  }
};
LEMMATA_CLAIM(HarmonicSum);

struct ErrorFunctionChord {
  static constexpr ClaimInfo info{.id = "gauntlet.g13",
                                  .kind = Kind::gauntlet,
                                  .where = "g13",
                                  .title = "chord of erf",
                                  .hypotheses = R"(x \in [0, 1])",
                                  .statement = R"(0.85 x \le \operatorname{erf}(x))"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.shown = at_most(ratio<S>(17, 20) * x, erf(x))};
  }
};
LEMMATA_CLAIM(ErrorFunctionChord);

/// 1 - exp(-c (2p - 1)^2 l) <= 2 I_p(l, l) - 1
template <Scalar S>
Case<S> vote_tail(Draw& draw, long c) {
  const long l = draw.log_integer("l", 1, 300);
  const S p = draw.in<S>("p", Range::closed(0.5, 1));
  const S q = S(2) * p - S(1);
  return {.shown = at_most(S(1) - exp(-(S(c * l) * q * q)), S(2) * incomplete_beta(p, l, l) - S(1))};
}

struct VoteTailTwice {
  static constexpr ClaimInfo info{.id = "gauntlet.g14",
                                  .kind = Kind::gauntlet,
                                  .where = "g14",
                                  .title = "tail of the vote, twice the exponent",
                                  .hypotheses = R"(p \in [1/2, 1], l \ge 1)",
                                  .statement = R"(1 - e^{-2 (2p-1)^2 l} \le 2 I_p(l,l) - 1)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return vote_tail<S>(draw, 2);
  }
};
LEMMATA_CLAIM(VoteTailTwice);

struct VoteTail {
  static constexpr ClaimInfo info{.id = "gauntlet.t7",
                                  .kind = Kind::gauntlet,
                                  .where = "t7",
                                  .title = "tail of the vote",
                                  .hypotheses = R"(p \in [1/2, 1], l \ge 1)",
                                  .statement = R"(1 - e^{-(2p-1)^2 l} \le 2 I_p(l,l) - 1)",
                                  .note = "reach 0.999"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return vote_tail<S>(draw, 1);
  }
};
LEMMATA_CLAIM(VoteTail);

/// -<a, b>/||a|| <= -share ||b|| + factor ||a - b||, a and b not 0
template <Scalar S>
Case<S> inner_product_bound(Draw& draw, const S& share, const S& factor) {
  const long d = draw.integer("d", 1, 4);
  const Vec<S> a = draw.vector<S>("a", d), b = draw.vector<S>("b", d);
  Case<S> made;
  made.given = {strictly_less(S(0), norm2_squared(a)), strictly_less(S(0), norm2_squared(b))};
  if (norm2_squared(a) == S(0)) return made;
  made.shown = at_most(-(dot(a, b) / norm2(a)) + share * norm2(b), factor * norm2(a - b));
  return made;
}

struct InnerProductHalf {
  static constexpr ClaimInfo info{.id = "gauntlet.g18",
                                  .kind = Kind::gauntlet,
                                  .where = "g18",
                                  .title = "inner product with a half",
                                  .hypotheses = R"(a, b \ne 0)",
                                  .statement = R"(-\langle a,b\rangle/\|a\| \le -\|b\|/2 + \|a-b\|)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return inner_product_bound<S>(draw, ratio<S>(1, 2), S(1));
  }
};
LEMMATA_CLAIM(InnerProductHalf);

struct InnerProductThird {
  static constexpr ClaimInfo info{.id = "gauntlet.t6",
                                  .kind = Kind::gauntlet,
                                  .where = "t6",
                                  .title = "inner product with a third",
                                  .hypotheses = R"(a, b \ne 0)",
                                  .statement = R"(-\langle a,b\rangle/\|a\| \le -\frac{1}{3} \|b\| + \frac{4}{3} \|a-b\|)",
                                  .note = "reach 0.99"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return inner_product_bound<S>(draw, ratio<S>(1, 3), ratio<S>(4, 3));
  }
};
LEMMATA_CLAIM(InnerProductThird);

}  // namespace
}  // namespace lemmata
