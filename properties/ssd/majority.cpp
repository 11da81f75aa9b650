#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "properties/ssd/votes.hpp"

// The expected sign of a majority vote: Lemma 13, the steps of its proof, and what section 5.2 concludes.

namespace lemmata {
namespace {

/// M independent votes with one success probability rho. Assumption 1 leaves open how the rest is shared between 0 and the wrong sign,
/// at each node; without `zeros` every vote is right or wrong.
template <Scalar S>
std::vector<oracle::VoteLaw<S>> drawn_votes(Draw& draw, const S& rho, long M, bool zeros) {
  std::vector<oracle::VoteLaw<S>> votes;
  const bool alike = draw.coin("alike");
  S share(0);
  for (long n = 0; n < M; ++n) {
    if (zeros && (n == 0 || !alike)) share = draw.in<S>("zero" + std::to_string(n), Range::closed(0, 1));
    votes.push_back({rho, (S(1) - rho) * share, (S(1) - rho) * (S(1) - share)});
  }
  return votes;
}

template <Scalar S>
S drawn_success(Draw& draw) {
  return draw.in<S>("rho", Range::left_open(0.5, 1));
}

/// P(S >= from) for S binomial with parameters M and rho.
template <Scalar S>
S binomial_tail(long M, const S& rho, long from) {
  S sum(0), ways(1);
  for (long j = M; j >= from; --j) {
    sum += ways * pow(rho, j) * pow(S(S(1) - rho), M - j);
    ways *= ratio<S>(j, M - j + 1);
  }
  return sum;
}

template <Scalar S>
Case<S> expected_majority(Draw& draw, long most, bool zeros) {
  const S rho = drawn_success<S>(draw);
  const long M = draw.log_integer("M", 1, most);
  const auto server = oracle::majority(drawn_votes(draw, rho, M, zeros));
  const S ties = draw.mutant("ties-are-right") ? server.zero : S(0);
  return {.shown = equal(server.advantage() + ties, bounds::ssd::majority_advantage(rho, M)).sum_of(1024)};
}

struct ExpectedMajority {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13",
      .kind = Kind::lemma,
      .where = "Lemma 13, eq. (24)",
      .title = "expected sign of the majority",
      .hypotheses = R"(g_i \ne 0, \; M \text{ independent votes with } \operatorname{Prob}(\operatorname{sign} \hat g_i^n =)"
                    R"( \operatorname{sign} g_i) = \rho_i > \frac12)",
      .statement = R"(\mathbb E \operatorname{sign}(\hat g_i^{(M)} g_i) = 2 I(\rho_i; l, l) - 1, \quad l = \lfloor (M+1)/2 \rfloor)",
      .note = "the text has entries in +-1 (after Remark 1), Assumption 1 does not exclude a vote 0: both are read",
      .sweep = "M",
      .mutants = {"ties-are-right"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool zeros = ssd::votes_may_be_zero(draw);
    return expected_majority<S>(draw, zeros ? 8 : 60, zeros);
  }
};
LEMMATA_CLAIM(ExpectedMajority);

struct ExpectedMajorityRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13/repaired",
      .kind = Kind::lemma,
      .where = "Lemma 13, eq. (24)",
      .title = "expected sign of the majority of votes +-1",
      .hypotheses = R"(g_i \ne 0, \; M \text{ independent votes, } \operatorname{Prob}(\operatorname{sign} \hat g_i^n =)"
                    R"( \operatorname{sign} g_i) = \rho_i > \frac12,)"
                    R"( \; \operatorname{Prob}(\hat g_i^n = 0) = 0)",
      .statement = R"(\mathbb E \operatorname{sign}(\hat g_i^{(M)} g_i) = 2 I(\rho_i; l, l) - 1, \quad l = \lfloor (M+1)/2 \rfloor)",
      .note = "added: no vote is 0",
      .sweep = "M",
      .mutants = {"ties-are-right"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return expected_majority<S>(draw, 60, false);
  }
};
LEMMATA_CLAIM(ExpectedMajorityRepaired);

template <Scalar S>
Case<S> odd_majority(Draw& draw, long most, bool zeros) {
  const S rho = drawn_success<S>(draw);
  const long l = draw.integer("l", 1, most);
  const long M = 2 * l - 1;
  auto votes = drawn_votes(draw, rho, M, zeros);
  if (draw.mutant("one-more-node")) votes.push_back({rho, S(0), S(1) - rho});
  const auto server = oracle::majority(votes);
  const S right = binomial_tail(M, rho, l);
  return {.shown = Chain<S>(equal(server.zero, S(0)).named("no tie"))
                       .also(equal(server.match, right).named("right").sum_of(1024))
                       .also(equal(server.miss, S(1) - right).named("wrong").sum_of(1024))};
}

struct OddMajority {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13.odd",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13",
      .title = "an odd number of nodes",
      .hypotheses = R"(M = 2l - 1, \text{ votes as in Lemma 13}, \; S_i \text{ the number of right ones})",
      .statement = R"(\operatorname{Prob}(\operatorname{sign} \hat g_i^{(M)} = 0) = 0, \; \operatorname{Prob}(\operatorname{sign})"
                   R"( \hat g_i^{(M)} = \operatorname{sign} g_i))"
                   R"( = \operatorname{Prob}(S_i \ge l) =: \rho_i^{(M)}, \; \operatorname{Prob}(\operatorname{sign} \hat)"
                   R"( g_i^{(M)} = -\operatorname{sign} g_i) = 1 - \rho_i^{(M)})",
      .note = "the text has entries in +-1 (after Remark 1), Assumption 1 does not exclude a vote 0: both are read",
      .mutants = {"one-more-node"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool zeros = ssd::votes_may_be_zero(draw);
    return odd_majority<S>(draw, zeros ? 4 : 30, zeros);
  }
};
LEMMATA_CLAIM(OddMajority);

struct OddMajorityRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13.odd/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13",
      .title = "an odd number of nodes, votes +-1",
      .hypotheses = R"(M = 2l - 1, \text{ votes as in Lemma 13}, \; \operatorname{Prob}(\hat g_i^n = 0) = 0, \; S_i \text{ the)"
                    R"( number of right ones})",
      .statement = R"(\operatorname{Prob}(\operatorname{sign} \hat g_i^{(M)} = 0) = 0, \; \operatorname{Prob}(\operatorname{sign})"
                   R"( \hat g_i^{(M)} = \operatorname{sign} g_i))"
                   R"( = \operatorname{Prob}(S_i \ge l) =: \rho_i^{(M)}, \; \operatorname{Prob}(\operatorname{sign} \hat)"
                   R"( g_i^{(M)} = -\operatorname{sign} g_i) = 1 - \rho_i^{(M)})",
      .note = "added: no vote is 0",
      .mutants = {"one-more-node"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return odd_majority<S>(draw, 30, false);
  }
};
LEMMATA_CLAIM(OddMajorityRepaired);

struct TailAsBeta {
  static constexpr ClaimInfo info{.id = "ssd.lem13.beta",
                                  .kind = Kind::proof_step,
                                  .where = "eq. (27)",
                                  .title = "binomial tail as incomplete beta function",
                                  .hypotheses = R"(M = 2l - 1, \; S_i \text{ binomial with parameters } M, \rho_i)",
                                  .statement = R"(\operatorname{Prob}(S_i \ge l) = I(\rho_i; l, M - l + 1) = I(\rho_i; l,)"
                                               R"( l))",
                                  .sweep = "l",
                                  .mutants = {"one-more-vote"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.in<S>("rho", Range::closed(0, 1));
    const long l = draw.integer("l", 1, 30);
    const long M = 2 * l - 1;
    const S tail = binomial_tail(M, rho, draw.mutant("one-more-vote") ? l + 1 : l);
    const S beta = incomplete_beta(rho, l, M - l + 1);
    return {
        .shown =
            Chain<S>(equal(tail, beta).named("tail").sum_of(1024)).also(equal(beta, incomplete_beta(rho, l, l)).named("l = M - l + 1"))};
  }
};
LEMMATA_CLAIM(TailAsBeta);

}  // namespace
}  // namespace lemmata
