#include "bounds/ssd/rho_norm.hpp"
#include "bounds/ssd/tails.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"

// Appendix B.8: the probability that wrong votes win, and its link to the majority's sign.

namespace lemmata {
namespace {

/// P(at most `most` of M votes are right), each with probability rho: X_1 + ... + X_M >= M - 2 most, X_n = -1 where vote n is right.
template <Scalar S>
S right_at_most(const S& rho, long M, long most) {
  S sum(0), ways(1);
  for (long right = 0; right <= most && right <= M; ++right) {
    sum += ways * pow(rho, right) * pow(S(S(1) - rho), M - right);
    ways *= ratio<S>(M - right, right + 1);
  }
  return sum;
}

template <Scalar S>
S drawn_rho(Draw& draw) {
  return draw.in<S>("rho", Range::left_open(0.5, 1));
}

struct TailOfMismatches {
  static constexpr ClaimInfo info{
      .id = "ssd.b8.tail",
      .kind = Kind::proof_step,
      .where = "appendix B.8, after (28)",
      .title = "tail of the mismatches",
      .hypotheses = R"(X_i^n = -1 \text{ where } \operatorname{sign} \hat g_i^n = \operatorname{sign} g_i, \text{ else } 1, \text{)"
                    R"( independent}, \; \rho_i > \frac12, \; t > 0)",
      .statement =
          R"(\mathbb E X_i^n = 1 - 2\rho_i, \quad \operatorname{Prob}\left(\sum_n X_i^n - M(1 - 2\rho_i) \ge t\right) \le)"
          R"( \exp\left(-\frac{t^2}{2M}\right), \quad \operatorname{Prob}\left(\sum_n X_i^n \ge 0\right) \le \exp\left(-\frac12(2\rho_i)"
          R"( - 1)^2 M\right))",
      .note =
          "a vote 0 is a mismatch. The second relation at the values of t where the tail jumps (at most `right` votes are right), of which "
          "the others follow; M up to 100. The third for every M in ssd.b8.tail.every-M",
      .sweep = "M",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S rho = drawn_rho<S>(draw), zero = (S(1) - rho) * draw.in<S>("zero", Range::closed(0, 1));
    const long M = draw.log_integer("M", 1, 100), voters = draw.mutant("half-the-nodes") ? (M + 1) / 2 : M;
    const oracle::VoteLaw<S> vote{rho, zero, S(1) - rho - zero};
    const S mean = expect.mean([&](Chance<S>& chance) { return vote.sample(chance) == S(1) ? S(-1) : S(1); });
    const long right = draw.integer("right", 0, 100);
    const S t = S(2) * (S(M) * rho - S(right));
    Chain<S> shown(equal(mean, S(1) - S(2) * rho).named("mean"));
    if (S(0) < t)
      shown.also(at_most(right_at_most(rho, voters, right), bounds::ssd::mismatches_above(t, M)).named("Hoeffding").sum_of(1024));
    return {
        .shown = std::move(shown).also(
            at_most(right_at_most(rho, voters, voters / 2), bounds::ssd::mismatches_win(rho, M)).named("t = M (2 rho - 1)").sum_of(1024))};
  }
};
LEMMATA_CLAIM(TailOfMismatches);

struct TailForEveryM {
  static constexpr ClaimInfo info{
      .id = "ssd.b8.tail.every-M",
      .kind = Kind::proof_step,
      .where = "appendix B.8, after (28)",
      .title = "wrong votes win with exponentially small probability, for every M",
      .hypotheses = R"(x = 2\rho_i - 1 \in [0, 1), \; r = \sqrt{(1 + x)/(1 - x)} \ge 1)",
      .statement = R"(\operatorname{Prob}\left(\sum_n X_i^n \ge 0\right) \le (\mathbb E\, r^{X})^M = (1 - x^2)^{M/2} \le)"
                   R"( \exp\left(-\frac12(2\rho_i - 1)^2 M\right))",
      .note =
          "1 <= r^u where u >= 0, so that the probability is at most E r^(X_1 + ... + X_M), a product; shown are the mean of one factor "
          "and 1 - x^2 <= exp(-x^2). For rho = 1 the probability is 0",
      .mutants = {"larger-r"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::right_open(0, 1)), root = sqrt(S(S(1) - square(x)));
    const S rho = (S(1) + x) / S(2), wrong = (S(1) - x) / S(2);
    const S r = (draw.mutant("larger-r") ? S(2) : S(1)) * (S(1) + x) / root;
    return {.shown = Chain<S>(equal(rho / r + wrong * r, root).named("mean of one factor"))
                         .also(at_most(S(1) - square(x), exp(-square(x))).named("exponential"))};
  }
};
LEMMATA_CLAIM(TailForEveryM);

constexpr std::string_view printed_identity =
    R"(2 I(\rho_i; l, l) - 1 = \mathbb E \operatorname{sign}(\hat g_i^{(M)} g_i) = 1 - \operatorname{Prob}\left(\sum_n X_i^n \ge 0\right))"
    R"( \ge 1 - \exp(-(2\rho_i - 1)^2 l), \quad l = \lfloor (M+1)/2 \rfloor)";

struct LinkToMajority {
  static constexpr ClaimInfo info{
      .id = "ssd.b8.identity",
      .kind = Kind::proof_step,
      .where = R"(appendix B.8, display after "Using Lemma 24")",
      .title = "the majority's sign by the tail",
      .hypotheses = R"(\text{votes as in Lemma 13}, \; \rho_i > \frac12, \; M \ge 1)",
      .statement = printed_identity,
      .note =
          "a lost vote makes the sign -1, not 0: it costs twice its probability, and a tie once. One node has the mean sign 2 rho - 1, "
          "while 1 - Prob(X >= 0) = rho. Besides, the tail's bound has M/2 <= l in the exponent, and for odd M it is not l. What comes "
          "out, the last expression below the first, holds: ssd.b8.identity/repaired and ssd.b8.identity.every-l",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = drawn_rho<S>(draw), zero = (S(1) - rho) * draw.in<S>("zero", Range::closed(0, 1));
    const long M = draw.integer("M", 1, 6), voters = draw.mutant("half-the-nodes") ? (M + 1) / 2 : M;
    const std::vector<oracle::VoteLaw<S>> votes(static_cast<std::size_t>(voters), {rho, zero, S(1) - rho - zero});
    const S sign = oracle::majority(votes).advantage(), rest = S(1) - right_at_most(rho, M, M / 2);
    return {.shown = Chain<S>(equal(bounds::ssd::majority_advantage(rho, M), sign).named("Lemma 13").sum_of(1024))
                         .also(equal(sign, rest).named("no mismatch wins").sum_of(1024))
                         .also(at_most(bounds::ssd::majority_share(rho, M), rest).named("tail"))};
  }
};
LEMMATA_CLAIM(LinkToMajority);

struct LinkToMajorityRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.b8.identity/repaired",
      .kind = Kind::proof_step,
      .where = R"(appendix B.8, display after "Using Lemma 24")",
      .title = "the majority's sign by both tails",
      .hypotheses = R"(M \text{ independent votes } \pm 1 \text{ with } \rho_i > \frac12, \; l = \lfloor (M+1)/2 \rfloor)",
      .statement =
          R"(2 I(\rho_i; l, l) - 1 = \mathbb E \operatorname{sign}(\hat g_i^{(M)} g_i) = 1 - \operatorname{Prob}\left(\sum_n X_i^n \ge)"
          R"( 0\right) - \operatorname{Prob}\left(\sum_n X_i^n > 0\right) \ge 1 - (4\rho_i(1 - \rho_i))^l \ge 1 - \exp(-(2\rho_i - 1)^2 l))",
      .note = "no vote is 0; a lost vote counts twice, a tie once. M up to 60; the inequalities for every l in ssd.b8.identity.every-l",
      .sweep = "M",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = drawn_rho<S>(draw);
    const long M = draw.log_integer("M", 1, 60), voters = draw.mutant("half-the-nodes") ? (M + 1) / 2 : M;
    const std::vector<oracle::VoteLaw<S>> votes(static_cast<std::size_t>(voters), {rho, S(0), S(1) - rho});
    const S sign = oracle::majority(votes).advantage();
    const S rest = S(1) - right_at_most(rho, M, M / 2) - right_at_most(rho, M, (M - 1) / 2);
    const S power = pow(S(S(4) * rho * (S(1) - rho)), bounds::ssd::half_of_nodes(M));
    return {.shown = Chain<S>(at_most(S(1) - sign, power).named("power").sum_of(1024))
                         .also(at_most(power, S(1) - bounds::ssd::majority_share(rho, M)).named("exponential"))
                         .also(equal(bounds::ssd::majority_advantage(rho, M), sign).named("Lemma 13").sum_of(4096))
                         .also(equal(sign, rest).named("both tails").sum_of(4096))};
  }
};
LEMMATA_CLAIM(LinkToMajorityRepaired);

struct ShareForEveryL {
  static constexpr ClaimInfo info{
      .id = "ssd.b8.identity.every-l",
      .kind = Kind::inequality,
      .where = "section 5.2, end of appendix B.8",
      .title = "what the majority loses, for every l",
      .hypotheses = R"(\text{votes } \pm 1, \; x = 2\rho - 1 \in (0, 1], \; y = 1 - x^2 = 4\rho(1 - \rho), \; l \ge 1)",
      .statement = R"(2 - 2 I(\rho; l, l) \le y^l)",
      .note =
          "two more nodes take x b_l y^l from the loss A_l = 2 - 2I, where b_j = C(2j, j)/4^j falls with j; they matter only where the "
          "sum is +-1, of probabilities w rho and w(1 - rho) with 2w rho(1 - rho) = b_l y^l (first relation). As A_l tends to 0 and A_0 = "
          "1, A_l = x(b_l y^l + b_(l+1) y^(l+1) + ...) <= b_l y^l/x, and A_l = 1 - x(b_0 + ... + b_(l-1) y^(l-1)) <= 1 - (b_l/x)(1 - "
          "y^l): one of both is at most y^l. Drawn are x, b = b_l, w and p = y^l, any real numbers. As y <= exp(-x^2) "
          "(ssd.b8.tail.every-M), this gives the speed-up of section 5.2 for every M",
      .mutants = {"half-coefficient"},
      .whole = {"x is smaller", "no p"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S w = draw.nonnegative<S>("w"), rho = draw.in<S>("rho", Range::closed(0, 1)), wrong = S(1) - rho;
    const S gain = w * wrong * square(rho) - w * rho * square(wrong);
    const bool smaller = draw.coin("x is smaller");
    const S b = draw.positive<S>("b"), u = draw.nonnegative<S>("u");
    const S p = draw.coin("no p") ? S(0) : S(S(1) / (S(1) + draw.nonnegative<S>("v")));
    const S x = smaller ? b / (S(1) + u) : b * (S(1) + u), coefficient = draw.mutant("half-coefficient") ? S(b / S(2)) : b;
    Chain<S> shown(equal(gain, w * rho * wrong * (S(2) * rho - S(1))).named("two more nodes"));
    if (smaller) shown.also(at_most(S(1) - coefficient / x * (S(1) - p), p).named("sum from 0"));
    else shown.also(at_most(b * p / x, p).named("sum from l"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ShareForEveryL);

}  // namespace
}  // namespace lemmata
