#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"

// The rho_M-norm (Definition 2), the noise that a majority leaves, and the size of its messages.

namespace lemmata {
namespace {

/// The integral from 0 to p of t^(l - 1) (1 - t)^(l - 1), term by term.
template <Scalar S>
S beta_integral(const S& p, long l) {
  S sum(0), ways(1);
  for (long j = 0; j < l; ++j) {
    sum += ways * pow(p, l + j) / S(l + j);
    ways *= -ratio<S>(l - 1 - j, j + 1);
  }
  return sum;
}

struct MajorityNorm {
  static constexpr ClaimInfo info{
      .id = "ssd.def-rhoM-norm",
      .kind = Kind::definition,
      .where = "Definition 2, eq. (23)",
      .title = "the rho_M-norm",
      .hypotheses = R"(M \ge 1, \; l = \lfloor (M+1)/2 \rfloor, \; \rho_i > \frac12 \text{ where } g_i \ne 0)",
      .statement =
          R"(\|g\|_{\rho_M} := \sum_i (2 I(\rho_i; l, l) - 1)|g_i|, \quad I(p; a, b) = \frac{\int_0^p t^{a-1}(1-t)^{b-1} dt}{\int_0^1)"
          R"( t^{a-1}(1-t)^{b-1} dt})",
      .note = "the incomplete beta function of the formula against the integral of the polynomial, term by term",
      .sweep = "M",
      .mutants = {"half-of-M-below"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), M = draw.integer("M", 1, 16);
    const long l = draw.mutant("half-of-M-below") ? M / 2 + 1 : (M + 1) / 2;
    const Vec<S> g = draw.vector<S>("g", d);
    std::vector<S> rho;
    S sum(0);
    for (std::size_t i = 0; i < g.size(); ++i) {
      const std::string name = "rho" + std::to_string(i);
      rho.push_back(draw.in<S>(name, g[i] == S(0) ? Range::closed(0, 1) : Range::left_open(0.5, 1)));
      sum += (S(2) * beta_integral(rho[i], l) / beta_integral(S(1), l) - S(1)) * abs(g[i]);
    }
    return {.shown = equal(bounds::ssd::rho_majority_norm(rho, g, M), sum).sum_of(0x1p20)};
  }
};
LEMMATA_CLAIM(MajorityNorm);

/// M votes with one success probability; each shares the rest between 0 and the wrong sign.
template <Scalar S>
std::vector<oracle::VoteLaw<S>> votes_about(Draw& draw, const S& rho, long M) {
  std::vector<oracle::VoteLaw<S>> votes;
  const long zeros = draw.integer("zeros", 0, 2);  // none, alike, any
  S share(0);
  for (long n = 0; n < M; ++n) {
    if (zeros == 2 || (zeros == 1 && n == 0)) share = draw.in<S>("zero" + std::to_string(n), Range::closed(0, 1));
    votes.push_back({rho, (S(1) - rho) * share, (S(1) - rho) * (S(1) - share)});
  }
  return votes;
}

struct NoiseReduction {
  static constexpr ClaimInfo info{
      .id = "ssd.noise-reduction",
      .kind = Kind::remark,
      .where = "abstract, sections 2.2 and 5.2",
      .title = "parallel machines reduce the noise exponentially fast",
      .hypotheses = R"(M \text{ independent votes}, \; \rho > \frac12, \; l = \lfloor (M+1)/2 \rfloor)",
      .statement = R"(1 - \mathbb E \operatorname{sign}(\hat g^{(M)} g) \le e^{-(2\rho - 1)^2 l}, \quad \operatorname{Var})"
                   R"( \operatorname{sign} \hat g^{(M)} \le 2e^{-(2\rho - 1)^2 l})",
      .note =
          "the noise is read as that of the server's sign, the only thing that moves the iterate: without noise its mean agreement is 1 "
          "and its variance 0. A vote may be 0, which helps. The right sides of (9), (10) are those of (7), (8), letter by letter",
      .sweep = "M",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.in<S>("rho", Range::left_open(0.5, 1));
    const long M = draw.log_integer("M", 1, 60), voters = draw.mutant("half-the-nodes") ? (M + 1) / 2 : M;
    const auto server = oracle::majority(votes_about(draw, rho, voters));
    const S agreement = server.advantage(), noise = S(1) - bounds::ssd::majority_share(rho, M);
    return {.shown = Chain<S>(at_most(S(1) - agreement, noise).named("mean").sum_of(1024))
                         .also(at_most(S(1) - server.zero - square(agreement), S(2) * noise).named("variance").sum_of(1024))};
  }
};
LEMMATA_CLAIM(NoiseReduction);

/// How many signs a law gives with positive probability.
template <Scalar S>
long symbols_of(const oracle::VoteLaw<S>& law) {
  long count = 0;
  for (const S& p : {law.match, law.zero, law.miss}) count += S(0) < p ? 1 : 0;
  return count;
}

/// Messages of one bit from M nodes with votes +-1: at most two symbols from each node, and from the server.
template <Scalar S>
Case<S> one_bit(const S& rho, long M) {
  const std::vector<oracle::VoteLaw<S>> votes(static_cast<std::size_t>(M), {rho, S(0), S(1) - rho});
  Chain<S> shown;
  for (const auto& vote : votes) shown.also(at_most(S(symbols_of(vote)), S(2)).named("to the server"));
  return {.shown = std::move(shown).also(at_most(S(symbols_of(oracle::majority(votes))), S(2)).named("to the nodes"))};
}

struct OneBitBothWays {
  static constexpr ClaimInfo info{.id = "ssd.majvote-bits",
                                  .kind = Kind::remark,
                                  .where = "abstract, sections 2.2 and 5.2",
                                  .title = "one bit in both directions",
                                  .hypotheses =
                                      R"(\text{Algorithm 2}, \; M \ge 1, \; \rho_i > \frac12, \; \operatorname{Prob}(\hat g_i = 0) = 0, \;)"
                                      R"( \operatorname{sign} 0 = 0)",
                                  .statement = R"(\text{each entry of a message to and from the server takes at most two values})",
                                  .note = "with votes +-1: the server's message sign(0) = 0 is a third symbol for an even number of nodes",
                                  .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.in<S>("rho", Range::left_open(0.5, 1));
    return one_bit(rho, (draw.mutant("even") ? 2 : 1) * draw.integer("M", 1, 8));
  }
};
LEMMATA_CLAIM(OneBitBothWays);

struct OneBitBothWaysRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.majvote-bits/repaired",
      .kind = Kind::remark,
      .where = "abstract, sections 2.2 and 5.2",
      .title = "one bit in both directions, odd number of nodes",
      .hypotheses = R"(\text{Algorithm 2}, \; M \text{ odd}, \; \rho_i > \frac12, \; \operatorname{Prob}(\hat g_i = 0) = 0)",
      .statement = R"(\text{each entry of a message to and from the server takes at most two values})",
      .note = "added: M is odd and no vote is 0; a sum of an odd number of +-1 is odd",
      .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.in<S>("rho", Range::left_open(0.5, 1));
    return one_bit(rho, 2 * draw.integer("l", 1, 20) - (draw.mutant("even") ? 0 : 1));
  }
};
LEMMATA_CLAIM(OneBitBothWaysRepaired);

}  // namespace
}  // namespace lemmata
