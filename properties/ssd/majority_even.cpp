#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "properties/ssd/votes.hpp"

// Majority votes of an even number of nodes, and the count of right votes: the rest of the proof of Lemma 13.

namespace lemmata {
namespace {

/// Independent votes with one success probability; Assumption 1 leaves open how each shares the rest between 0 and the wrong sign.
template <Scalar S>
std::vector<oracle::VoteLaw<S>> votes_of(Draw& draw, const S& rho, long M, bool zeros) {
  std::vector<oracle::VoteLaw<S>> votes;
  const bool alike = !zeros || draw.coin("alike");
  S share(0);
  for (long n = 0; n < M; ++n) {
    if (zeros && (n == 0 || !alike)) share = draw.in<S>("zero" + std::to_string(n), Range::closed(0, 1));
    votes.push_back({rho, (S(1) - rho) * share, (S(1) - rho) * (S(1) - share)});
  }
  return votes;
}

template <Scalar S>
S success_of(Draw& draw) {
  return draw.in<S>("rho", Range::left_open(0.5, 1));
}

/// The law of the number of right votes, by adding one vote after the other.
template <Scalar S>
std::vector<S> counts(const std::vector<oracle::VoteLaw<S>>& votes) {
  std::vector<S> law{S(1)};
  for (const auto& vote : votes) {
    law.push_back(S(0));
    for (std::size_t j = law.size(); j-- > 0;) law[j] = law[j] * (vote.zero + vote.miss) + (j > 0 ? S(law[j - 1] * vote.match) : S(0));
  }
  return law;
}

struct BinomialCount {
  static constexpr ClaimInfo info{.id = "ssd.lem13.binomial",
                                  .kind = Kind::proof_step,
                                  .where = "eqs. (25), (26)",
                                  .title = "the number of right votes is binomial",
                                  .hypotheses = R"(M \text{ independent votes with success probability } \rho_i > \frac12)",
                                  .statement = R"(\operatorname{Prob}(S_i = j) = \binom Mj \rho_i^j (1 - \rho_i)^{M - j})",
                                  .note = "votes that are 0 count as wrong ones here, so that they do no harm to this step",
                                  .sweep = "M",
                                  .mutants = {"zero-is-right"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = success_of<S>(draw);
    const long M = draw.log_integer("M", 1, 60);
    auto votes = votes_of(draw, rho, M, true);
    if (draw.mutant("zero-is-right")) votes[0] = {votes[0].match + votes[0].zero, S(0), votes[0].miss};
    const std::vector<S> law = counts(votes);
    Chain<S> shown;
    S ways(1);
    for (long j = 0; j <= M; ++j) {
      const S weight = ways * pow(rho, j) * pow(S(S(1) - rho), M - j);
      shown.also(equal(law[static_cast<std::size_t>(j)], weight).named("j = " + std::to_string(j)).sum_of(4096));
      ways *= ratio<S>(M - j, j + 1);
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(BinomialCount);

/// Adding a node to 2l - 1 of them.
template <Scalar S>
Case<S> one_more_node(Draw& draw, long most, bool zeros) {
  const S rho = success_of<S>(draw);
  const long l = draw.integer("l", 1, most);
  auto votes = votes_of(draw, rho, 2 * l, zeros);
  const S even = oracle::majority(votes).advantage();
  votes.pop_back();
  if (draw.mutant("two-fewer") && l > 1) votes.resize(votes.size() - 2);
  return {.shown = equal(even, oracle::majority(votes).advantage()).sum_of(4096)};
}

constexpr std::string_view same_sign =
    R"(\mathbb E \operatorname{sign}(\hat g_i^{(2l)} g_i) = \mathbb E \operatorname{sign}(\hat g_i^{(2l-1)} g_i))";

struct SameForOneMore {
  static constexpr ClaimInfo info{.id = "ssd.same-2l",
                                  .kind = Kind::inequality,
                                  .where = "section 5.2, end of the proof of Lemma 13",
                                  .title = "no difference between 2l - 1 and 2l nodes",
                                  .hypotheses = R"(\text{votes as in Lemma 13}, \; \rho_i > \frac12, \; l \ge 1)",
                                  .statement = same_sign,
                                  .note =
                                      "the text has entries in +-1 (after Remark 1) and sums of +-1 in this paragraph; Assumption 1 does "
                                      "not exclude a vote 0: both are read",
                                  .mutants = {"two-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool zeros = ssd::votes_may_be_zero(draw);
    return one_more_node<S>(draw, zeros ? 4 : 30, zeros);
  }
};
LEMMATA_CLAIM(SameForOneMore);

struct SameForOneMoreRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.same-2l/repaired",
      .kind = Kind::inequality,
      .where = "section 5.2, end of the proof of Lemma 13",
      .title = "no difference between 2l - 1 and 2l nodes, votes +-1",
      .hypotheses = R"(\text{votes as in Lemma 13}, \; \operatorname{Prob}(\hat g_i = 0) = 0, \; \rho_i > \frac12, \; l \ge 1)",
      .statement = same_sign,
      .note = "added: no vote is 0. For l up to 30, in rationals; for every l in ssd.same-2l.every-l",
      .mutants = {"two-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return one_more_node<S>(draw, 30, false);
  }
};
LEMMATA_CLAIM(SameForOneMoreRepaired);

struct SameForEveryL {
  static constexpr ClaimInfo info{
      .id = "ssd.same-2l.every-l",
      .kind = Kind::inequality,
      .where = "section 5.2, end of the proof of Lemma 13",
      .title = "no difference between 2l - 1 and 2l nodes, for every l",
      .hypotheses = R"(\text{votes } \pm 1 \text{ as in Lemma 13}, \; l \ge 1)",
      .statement = same_sign,
      .note =
          "one more vote changes the sign of an odd sum only where that is +-1, to 0 or not at all: the change of the mean is (1 - rho) "
          "(-P(+1)) + rho P(-1), where P(+-1) = w rho or w (1 - rho) with one w = C(2l - 1, l) (rho (1 - rho))^(l - 1). Drawn are w and "
          "rho, any real numbers",
      .mutants = {"more-ties"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S w = draw.nonnegative<S>("w"), rho = draw.in<S>("rho", Range::closed(0, 1)), wrong = S(1) - rho;
    const S plus = w * rho, minus = draw.mutant("more-ties") ? w : S(w * wrong);
    return {.shown = equal(rho * minus - wrong * plus, S(0)).named("change of the mean")};
  }
};
LEMMATA_CLAIM(SameForEveryL);

template <Scalar S>
std::vector<oracle::VoteLaw<S>> votes_of_success(const S& rho, long M) {
  return std::vector<oracle::VoteLaw<S>>(static_cast<std::size_t>(M), {rho, S(0), S(1) - rho});
}

template <Scalar S>
Case<S> even_majority(Draw& draw, const S& rho, long most, bool zeros, bool tie) {
  const long l = draw.integer("l", 1, most), M = 2 * l;
  auto votes = votes_of(draw, rho, M, zeros);
  if (draw.mutant("one-fewer-node")) votes.pop_back();
  const auto server = oracle::majority(votes);
  const std::vector<S> law = counts(votes_of_success(rho, M));
  S more(0), fewer(0);
  for (long j = 0; j <= M; ++j) {
    if (j > l) more += law[static_cast<std::size_t>(j)];
    if (j < l) fewer += law[static_cast<std::size_t>(j)];
  }
  const S beta = incomplete_beta(rho, l + 1, l) + incomplete_beta(rho, l, l + 1) - S(1);
  Chain<S> shown;
  if (tie) shown.also(strictly_less(S(0), server.zero).named("a tie may happen"));
  else shown.also(equal(server.zero, S(0)).named("no tie without noise"));
  return {.shown = std::move(shown)
                       .also(equal(server.advantage(), more - fewer).named("by the count").sum_of(4096))
                       .also(equal(more - fewer, beta).named("two beta functions").sum_of(4096))
                       .also(equal(beta, bounds::ssd::majority_advantage(rho, M)).named("one beta function").sum_of(4096))};
}

constexpr std::string_view even_chain =
    R"(\operatorname{Prob}(\operatorname{sign} \hat g_i^{(M)} = 0) > 0, \quad \mathbb E \operatorname{sign}(\hat g_i^{(2l)} g_i) =)"
    R"( \operatorname{Prob}(S_i \ge l + 1) - \operatorname{Prob}(S_i \le l - 1) = I(\rho_i; l + 1, l) + I(\rho_i; l, l + 1) - 1 =)"
    R"( 2 I(\rho_i; l, l) - 1)";

struct EvenMajority {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13.even",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13",
      .title = "an even number of nodes",
      .hypotheses = R"(M = 2l, \text{ votes as in Lemma 13}, \; \rho_i \in (\frac12, 1], \; S_i \text{ the number of right ones})",
      .statement = even_chain,
      .note =
          "without noise, rho_i = 1, which Section 3.1 names as a case of Assumption 1, no tie can happen: with votes +-1, as the text has "
          "them, only the first relation fails, and only there. A vote 0, which Assumption 1 does not exclude, breaks the others",
      .mutants = {"one-fewer-node"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool zeros = ssd::votes_may_be_zero(draw);
    const S rho = success_of<S>(draw);
    return even_majority(draw, rho, zeros ? 4 : 30, zeros, true);
  }
};
LEMMATA_CLAIM(EvenMajority);

struct EvenMajorityRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem13.even/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13",
      .title = "an even number of nodes, votes +-1",
      .hypotheses = R"(M = 2l, \text{ votes as in Lemma 13}, \; \operatorname{Prob}(\hat g_i = 0) = 0, \; S_i \text{ the number of right)"
                    R"( ones}, \; \rho_i < 1 \text{ for the first relation})",
      .statement = even_chain,
      .note = "added: no vote is 0, and rho_i < 1 where a tie is to be possible",
      .mutants = {"one-fewer-node"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = success_of<S>(draw);
    return even_majority(draw, rho, 30, false, rho < S(1));
  }
};
LEMMATA_CLAIM(EvenMajorityRepaired);

}  // namespace
}  // namespace lemmata
