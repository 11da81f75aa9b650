#include <vector>

#include "lib/claim/claim.hpp"

// The success of a majority vote, used in the proof of Theorem 3.

namespace lemmata {
namespace {

/// E sign(V) for the sum V of M independent votes that are 1, 0, -1 with probabilities right, zero, wrong; sign(0) = tie.
template <Scalar S>
S mean_sign_of_votes(long M, const S& right, const S& zero, const S& wrong, int tie) {
  const auto m = static_cast<std::size_t>(M);
  std::vector<S> law(2 * m + 1, S(0));  // law[m + v] = P(V = v)
  law[m] = S(1);
  for (std::size_t n = 0; n < m; ++n) {
    std::vector<S> next(2 * m + 1, S(0));
    for (std::size_t v = m - n; v <= m + n; ++v) {
      next[v + 1] += right * law[v];
      next[v] += zero * law[v];
      next[v - 1] += wrong * law[v];
    }
    law = next;
  }
  S sum = S(tie) * law[m];
  for (std::size_t v = 1; v <= m; ++v) sum += law[m + v] - law[m - v];
  return sum;
}

/// The same without zero votes and with sign(0) = 0, for any M: binomial probabilities, side by side from the outer ones inwards.
template <Scalar S>
S mean_sign_of_votes(long M, const S& right) {
  const S wrong = S(1) - right;
  S sum(0), binomial(1);
  for (long j = 0; 2 * j < M; ++j) {  // j votes against M - j
    const S shared = binomial * pow(S(right * wrong), j);
    sum += shared * (pow(right, M - 2 * j) - pow(wrong, M - 2 * j));
    binomial = binomial * S(M - j) / S(j + 1);
  }
  return sum;
}

/// 2 I_p(kappa, kappa) - 1, kappa = floor((M + 1)/2)
template <Scalar S>
S printed_success(const S& p, long M) {
  const long kappa = (M + 1) / 2;
  return S(2) * incomplete_beta(p, kappa, kappa) - S(1);
}

struct VoteSuccess {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.lemma7",
      .kind = Kind::proof_step,
      .where = "eq. (41), Lemma 7 of its reference [19]",
      .title = "success of the majority",
      .hypotheses =
          R"(M \ge 1 \text{ i.i.d. estimates},\ p = \mathbb P(\operatorname{sign}\tilde g_i = \operatorname{sign} g_i) > \tfrac12,\ \kappa = \lfloor\frac{M+1}{2}\rfloor)",
      .statement = R"(\mathbb E[\operatorname{sign}(\hat g_i^s g_i)] = 2 I_p(\kappa, \kappa) - 1)",
      .note =
          "g_i is not 0 and may have either sign; p > 1/2 as in Theorem 3. Read of estimates that are almost surely not 0, or that may "
          "vanish: for sign(0) = 0 such a one is neither right nor wrong; where sign(0) is 1 or -1 it counts as that, and so does a tie, "
          "for which the formula has no room in either reading",
      .mutants = {"one-voter"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool may_vanish = draw.reading("estimates", {0, 1}, {"not-0", "may-vanish"}) == 1;
    const long at_zero = draw.reading("sign(0)", {0, 1, -1});
    const long side = draw.coin("negative") ? -1 : 1;
    const S zero = may_vanish && at_zero == 0 ? draw.in<S>("zero", Range::closed(0, 1)) : S(0);
    const long M = draw.log_integer("M", 1, 60), voters = draw.mutant("one-voter") ? 1 : M;
    const S p = draw.in<S>("p", Range::left_open(0.5, 1)), none = zero * (S(1) - p);
    const S mean = mean_sign_of_votes(voters, p, none, S(S(1) - p - none), static_cast<int>(at_zero * side));
    return {.shown = equal(mean, printed_success(p, M)).sum_of(static_cast<double>(M) * 64)};
  }
};
LEMMATA_CLAIM(VoteSuccess);

struct VoteSuccessWithoutZeros {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.lemma7/repaired",
      .kind = Kind::proof_step,
      .where = "eq. (41)",
      .title = "success of the majority",
      .hypotheses =
          R"(M \ge 1 \text{ i.i.d. estimates, none of them } 0,\ p = \mathbb P(\operatorname{sign}\tilde g_i = \operatorname{sign} g_i),\ \operatorname{sign}(0) = 0)",
      .statement =
          R"(\mathbb E[\operatorname{sign}(\hat g_i^s g_i)] = 2 I_p(\kappa, \kappa) - 1,\quad \kappa = \lfloor\frac{M+1}{2}\rfloor)",
      .note = "repaired: no estimate vanishes, and a tie counts as 0",
      .mutants = {"one-voter"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long M = draw.log_integer("M", 1, 600), voters = draw.mutant("one-voter") ? 1 : M;
    const S p = draw.in<S>("p", Range::closed(0, 1));
    return {.shown = equal(mean_sign_of_votes(voters, p), printed_success(p, M)).sum_of(static_cast<double>(M) * 64)};
  }
};
LEMMATA_CLAIM(VoteSuccessWithoutZeros);

}  // namespace
}  // namespace lemmata
