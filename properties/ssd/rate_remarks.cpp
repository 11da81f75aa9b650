#include "bounds/ssd/rates.hpp"
#include "lib/claim/claim.hpp"

// What Theorems 5 and 6 give as K grows, and what the text says of it (after both theorems, and sections 2.1, 5.2).

namespace lemmata {
namespace {

/// f(x_0) - f* and d L, and a first step; the gap may be 0.
template <Scalar S>
struct Constants {
  S gap, smoothness, gamma;

  explicit Constants(Draw& draw)
      : gap(draw.nonnegative<S>("gap")), smoothness(draw.positive<S>("d L")), gamma(draw.positive<S>("gamma_0")) {}
  S limit_of_better() const { return gap / gamma + gamma * smoothness; }
};

/// K = 4^n and a constant that any such n passes: (7) times sqrt(K) is at least (3/2) gamma_0 d L log(4) n.
template <Scalar S>
Relation<S> log_is_bounded(Draw& draw, const Constants<S>& x) {
  const long n = draw.integer("n", 1, 60);
  const S root = pow(S(2), n), log_K = S(n) * log(S(4));
  const S constant = x.gamma * x.smoothness * S(n) / (S(1) + draw.nonnegative<S>("room")) + x.gap / x.gamma;
  return at_most(root * bounds::ssd::decreasing_steps_of(x.gap, x.gamma, x.smoothness, root, log_K), constant)
      .named("no constant that any K passes");
}

struct BetterOfTwoCompared {
  static constexpr ClaimInfo info{
      .id = "ssd.option2-comparison",
      .kind = Kind::remark,
      .where = "paragraph after Theorem 6",
      .title = "Option 2 against Option 1",
      .hypotheses = R"(\gamma_k = \gamma_0/\sqrt{k+1}, \; b_5, b_6 \text{ the right sides of (7) and of Theorem 6})",
      .statement =
          R"(\sqrt K\, b_6 = \frac{f(x_0) - f^*}{\gamma_0} + \gamma_0 d\bar L, \quad \sqrt K\, b_5 = \frac{f(x_0) - f^*}{\gamma_0} + \frac32)"
          R"( \gamma_0 d\bar L \log K, \quad b_6 \le b_5 \text{ for } K \ge 2, \quad \min_k a_k \le \frac1K \sum_k a_k)",
      .note =
          "no logarithm is left, and a bound of the average is one of the minimum (shown for two numbers, as one step of an induction). K "
          ">= 2 enters as log K >= 2/3 (ssd.option2-comparison.log-2). At K = 1 (7) has no logarithm either, and does not hold "
          "(ssd.thm5-decreasing). That function values are infeasible for big data is no mathematical statement",
      .mutants = {"smaller-log"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Constants<S> x(draw);
    const S root = S(1) + draw.nonnegative<S>("sqrt(K) - 1"), log_K = ratio<S>(2, 3) + draw.nonnegative<S>("log K - 2/3");
    const S seen = draw.mutant("smaller-log") ? S(log_K / S(2)) : log_K;
    const S five = bounds::ssd::decreasing_steps_of(x.gap, x.gamma, x.smoothness, root, seen);
    const S six = bounds::ssd::better_of_two_of(x.gap, x.gamma, x.smoothness, root);
    const S growing = ratio<S>(3, 2) * x.gamma * x.smoothness * seen;
    const S least = draw.nonnegative<S>("least"), other = least + draw.nonnegative<S>("above the least");
    const S weight = draw.nonnegative<S>("K - 1"), average = (least + weight * other) / (S(1) + weight);
    return {.shown = Chain<S>(equal(root * six, x.limit_of_better()).named("no logarithm").sum_of(256))
                         .also(equal(root * five, x.gap / x.gamma + growing).named("with the logarithm").sum_of(256))
                         .also(at_most(root * six, root * five).named("K >= 2").sum_of(256))
                         .also(at_most(least, average).named("minimum and average"))};
  }
};
LEMMATA_CLAIM(BetterOfTwoCompared);

struct LogarithmOfTwo {
  static constexpr ClaimInfo info{.id = "ssd.option2-comparison.log-2",
                                  .kind = Kind::remark,
                                  .where = "paragraph after Theorem 6",
                                  .title = "the logarithm from K = 2 on",
                                  .hypotheses = R"(\text{none})",
                                  .statement = R"(\log 2 > \frac23)",
                                  .mutants = {"three-halves"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = strictly_less(ratio<S>(2, 3), log(draw.mutant("three-halves") ? ratio<S>(3, 2) : S(2)))};
  }
};
LEMMATA_CLAIM(LogarithmOfTwo);

struct SameDependence {
  static constexpr ClaimInfo info{
      .id = "ssd.novelty-steps",
      .kind = Kind::remark,
      .where = "bullets after Theorem 5, start of section 5.2, section 2.1",
      .title = "dependence on K of the two methods on one node",
      .hypotheses = R"(b_5, b_6 \text{ the right sides of Theorems 5 and 6})",
      .statement =
          R"(b_5 \text{ and } b_6 \text{ are } O(1/\sqrt K): \; \sqrt K\, b \text{ has an upper bound that does not depend on } K)",
      .note =
          "Theorem 5 has two right sides. With the constant step of (32), which depends on K, the first product is sqrt(2 d L (f(x_0) - "
          "f*)); with gamma_0/sqrt(k + 1), the steps independent of K that the text stresses, it is more than any constant C at K = 4^n, "
          "n >= (C - (f(x_0) - f*)/gamma_0)/(gamma_0 d L). Theorem 6 is O(1/sqrt K) with steps independent of K. Neither theorem has a "
          "size of a mini-batch; what the text says of earlier results (mini-batches O(K), steps O(1/K)) cites other papers",
      .mutants = {"fixed-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool tuned = draw.reading("steps", {1, 0}, {"constant", "decreasing"}) == 1;
    const Constants<S> x(draw);
    if (!tuned) return {.shown = log_is_bounded(draw, x)};
    const S root = S(1) + draw.nonnegative<S>("sqrt(K) - 1"), K = square(root);
    const S step = draw.mutant("fixed-step") ? x.gamma : S(x.gamma / root);  // gap such that it is the best one
    const S gap = square(x.gamma) * x.smoothness / S(2), five = bounds::ssd::constant_steps_of(gap, step, x.smoothness, K);
    const S six = bounds::ssd::better_of_two_of(x.gap, x.gamma, x.smoothness, root);
    return {.shown = Chain<S>(equal(square(S(root * five)), S(2) * x.smoothness * gap).named("Theorem 5").sum_of(256))
                         .also(equal(root * six, x.limit_of_better()).named("Theorem 6").sum_of(256))};
  }
};
LEMMATA_CLAIM(SameDependence);

struct OursOnOneNode {
  static constexpr ClaimInfo info{
      .id = "ssd.table1.ours-signsgd",
      .kind = Kind::table_row,
      .where = "Table 1, row signSGD, this work (Thm. 5, 6): order of the bounds",
      .title = "order of the bounds of signSGD",
      .hypotheses = R"(b \text{ the right side of (8) with the step of (32), of Theorem 6, or of (7)})",
      .statement = R"(b = O(1/\sqrt K): \; \sqrt K\, b \text{ has an upper bound that does not depend on } K; \; b \text{ depends on the })"
                   R"( L_i \text{ through } d\bar L = \sum_i L_i)",
      .note =
          "of the right sides only, each of which is a reading: the logarithm of (7) passes every constant (as in ssd.novelty-steps). That "
          "they bound the rho-norm is ssd.thm5-constant, ssd.thm6-decreasing and ssd.thm5-decreasing. Biased estimators and batches of one "
          "sample are within the theorems' hypotheses; partitioned data is ssd.issue-signgd",
      .mutants = {"fixed-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long bound = draw.reading("bound", {0, 1, 2}, {"constant", "better-of-two", "decreasing"});
    const Constants<S> x(draw);
    if (bound == 2) return {.shown = log_is_bounded(draw, x)};
    const S root = S(1) + draw.nonnegative<S>("sqrt(K) - 1");
    const bool fixed = draw.mutant("fixed-step");
    if (bound == 1)
      return {.shown = at_most(root * bounds::ssd::better_of_two_of(x.gap, x.gamma, x.smoothness, fixed ? S(1) : root), x.limit_of_better())
                           .sum_of(256)};
    const S gap = square(x.gamma) * x.smoothness / S(2), step = fixed ? x.gamma : S(x.gamma / root);
    return {.shown =
                at_most(square(S(root * bounds::ssd::constant_steps_of(gap, step, x.smoothness, square(root)))), S(2) * x.smoothness * gap)
                    .sum_of(256)};
  }
};
LEMMATA_CLAIM(OursOnOneNode);

}  // namespace
}  // namespace lemmata
