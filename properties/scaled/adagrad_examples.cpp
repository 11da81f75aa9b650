#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/method/adagrad_norm.hpp"
#include "lib/method/sign_descent.hpp"

// Example 2: sign AdaGrad-Norm I on x^2/2. Example 3: sign AdaGrad-Norm II on x^2, as descent on |x|.

namespace lemmata {
namespace {

using method::AdagradNorm;

/// (6) on x^2/2 from x_0 != 0 with b_0 = 0. eta is drawn in units of x_0^2, so that x_1 = 0 (eta = x_0^2) has a chance.
template <Scalar S>
struct Example2 {
  long k;
  int at_zero;
  S eta, x, b_squared, next, next_b_squared, sum{};  ///< at times k and k + 1; sum = x_0^2 + ... + x_k^2

  Example2(Draw& draw, Expect<S>& expect)
      : k(draw.log_integer("k", 0, 24)), at_zero(static_cast<int>(draw.reading("sign(0)", {0, 1, -1}))) {
    const S size = draw.positive<S>("|x_0|"), x0 = draw.coin("negative") ? -size : size;
    eta = square(x0) * draw.positive<S>("eta/x_0^2");
    const method::SignAdagradNorm<S> method{
        .x0 = Vec<S>{x0},
        .eta = draw.mutant("uphill") ? -eta : eta,
        .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return at; }),
        .variant = draw.mutant("sum-of-signs") ? AdagradNorm::sign_steps_and_sum : AdagradNorm::sign_steps,
        .at_zero = at_zero};
    const auto run = expect.run(method, k + 1, {[](const auto& s) { return s.x[0]; }, [](const auto& s) { return s.b_squared; }});
    x = run.mean(0, k), next = run.mean(0, k + 1);
    b_squared = run.mean(1, k), next_b_squared = run.mean(1, k + 1);
    for (long l = 0; l <= k; ++l) sum += square(run.mean(0, l));
  }
};

struct DenominatorSum {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.b-sum",
      .kind = Kind::proof_step,
      .where = "Example 2",
      .title = "the denominator of sign AdaGrad-Norm I",
      .hypotheses = R"(f(x) = \frac{x^2}{2},\ b_0 = 0,\ x_0 \ne 0,\ \eta > 0)",
      .statement = R"(b_{k+1}^2 = \sum_{l=0}^k x_l^2,\quad x_{k+1} = x_k - \frac{\eta}{b_{k+1}}\operatorname{sign}(x_k))",
      .note = "the step times b_{k+1}",
      .sweep = "k",
      .mutants = {"sum-of-signs", "uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Example2<S> run(draw, expect);
    const S b = sqrt(run.next_b_squared);
    return {.shown = Chain<S>(equal(run.next_b_squared, run.sum).named("sum").sum_of(4096))
                         .also(equal(run.next * b, run.x * b - run.eta * sign(run.x, run.at_zero)).named("step").sum_of(1e6))};
  }
};
LEMMATA_CLAIM(DenominatorSum);

struct SquaredIterate {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.eq7",
      .kind = Kind::proof_step,
      .where = "Example 2, eq. (7)",
      .title = "squared iterates",
      .hypotheses = R"(f(x) = \frac{x^2}{2},\ b_0 = 0,\ x_0 \ne 0,\ \eta > 0,\ \text{recursion (6)})",
      .statement =
          R"(x_{k+1}^2 = x_k^2 - \frac{2\eta}{b_{k+1}}|x_k| + \frac{\eta^2}{b_{k+1}^2} = x_k^2 - \frac{\eta}{b_{k+1}^2}(2b_{k+1}|x_k| - \eta))",
      .note = "with sign(0) = 0 the run stops in x_1 = 0 for eta = x_0^2, and the identity fails there; with sign(0) = 1 or -1 it holds",
      .sweep = "k",
      .mutants = {"sum-of-signs"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Example2<S> run(draw, expect);
    const S b = sqrt(draw.mutant("sum-of-signs") ? run.sum : run.next_b_squared);
    const S middle = square(run.x) - S(2) * run.eta / b * abs(run.x) + square(run.eta) / square(b);
    return {
        .shown =
            Chain<S>(equal(square(run.next), middle).named("first").sum_of(1e6))
                .also(equal(middle, square(run.x) - run.eta / square(b) * (S(2) * b * abs(run.x) - run.eta)).named("second").sum_of(1e6))};
  }
};
LEMMATA_CLAIM(SquaredIterate);

struct SummableBound {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.eq8",
      .kind = Kind::proof_step,
      .where = "Example 2, eq. (8)",
      .title = "lower bound if the squares are summable",
      .hypotheses = R"(\text{as (7)},\ \sum_{l \le k} x_l^2 \le B)",
      .statement = R"(x_{k+1}^2 \ge x_k^2 - \frac{\eta}{b_{k+1}^2}(2\sqrt B|x_k| - \eta))",
      .note = "B is the sum up to k times a drawn factor >= 1 (a square); fails where (7) fails: sign(0) = 0, eta = x_0^2, k >= 1",
      .sweep = "k",
      .mutants = {"small-B"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Example2<S> run(draw, expect);
    const S factor = draw.mutant("small-B") ? ratio<S>(1, 8) : S(1) + draw.nonnegative<S>("room"), root = sqrt(run.sum) * factor;
    return {.shown = at_most(square(run.x), square(run.next) + run.eta / run.sum * (S(2) * root * abs(run.x) - run.eta)).sum_of(1e6)};
  }
};
LEMMATA_CLAIM(SummableBound);

struct NoDecrease {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.trap",
      .kind = Kind::proof_step,
      .where = "Example 2, sentence after (8)",
      .title = "no decrease near the origin",
      .hypotheses = R"(x_{k+1} = x_k - \frac\eta b\operatorname{sign}(x_k),\ 0 < b \le \sqrt B,\ |x_k| \le \frac{\eta}{2\sqrt B})",
      .statement = R"(x_{k+1}^2 \ge x_k^2,\quad |x_k| + |x_{k+1}| = \frac\eta b)",
      .note =
          "from any state: b = b_{k+1} and sqrt(B) = b (1 + room) are drawn, |x_k| = share eta/(2 sqrt(B)). \"Oscillates around the "
          "origin\" is the second part, a full step to the other side; with sign(0) = 0 a run that hits the origin (x_0 = eta = 1, k = 1) "
          "stays there",
      .mutants = {"twice-as-far", "uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S room = draw.nonnegative<S>("room"), share = draw.in<S>("share", Range::closed(0, 1));  // in units where eta/b = 1
    const S far = draw.mutant("twice-as-far") ? S(1) : ratio<S>(1, 2);
    const S size = far * share / (S(1) + room), x = draw.coin("negative") ? -size : size;
    const S next = draw.mutant("uphill") ? x + sign(x, at_zero) : x - sign(x, at_zero);
    return {.shown = Chain<S>(at_most(square(size), square(next)).named("no decrease").sum_of(256))
                         .also(equal(size + abs(next), S(1)).named("to the other side").sum_of(256))};
  }
};
LEMMATA_CLAIM(NoDecrease);

struct NotLinear {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2",
      .kind = Kind::counterexample,
      .where = "Example 2",
      .title = "sign AdaGrad-Norm I does not converge linearly",
      .hypotheses = R"(f(x) = \frac{x^2}{2},\ b_0 = 0,\ x_0 \ne 0,\ \eta > 0,\ \text{recursion (6)})",
      .statement = R"((|x_k| + |x_{k+1}|)\,b_{k+1} \ge \eta,\quad b_{k+1}^2 = \sum_{l \le k}x_l^2 \text{ for all } k)",
      .argument = Argument::invariant,
      .note =
          "if |x_k| <= C rho^k with rho < 1 then b is bounded, and by the statement |x_k| + |x_{k+1}| >= eta/sup b > 0 for every k: a "
          "contradiction. With sign(0) = 0 and eta = x_0^2 the run stops in the minimum after one step, which is linear convergence; with "
          "sign(0) = 1 or -1 no start is an exception",
      .sweep = "k",
      .mutants = {"gradient-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Example2<S> run(draw, expect);
    const S shrunk = draw.mutant("gradient-steps") ? ratio<S>(1, 4) : S(1);
    return {
        .shown =
            Chain<S>(
                at_most(run.eta, shrunk * (abs(run.x) + abs(run.next)) * sqrt(run.next_b_squared)).named("length of a step").sum_of(4096))
                .also(equal(run.next_b_squared, run.sum).named("denominator").sum_of(4096))};
  }
};
LEMMATA_CLAIM(NotLinear);

/// (9) on x^2 from eta/2 with b_0 = 0, in units where eta = 1: x_0, ..., x_{k+1}.
template <Scalar S>
std::vector<S> example_3(Expect<S>& expect, long k, AdagradNorm variant) {
  const method::SignAdagradNorm<S> method{.x0 = Vec<S>{ratio<S>(1, 2)},
                                          .eta = S(1),
                                          .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return S(2) * at; }),
                                          .variant = variant};
  return expect.run(method, k + 1, {[](const auto& s) { return s.x[0]; }}).means[0];
}

struct AlternatingSumRepaired {
  static constexpr ClaimInfo info{.id = "scaled.ex3.closed-form/repaired",
                                  .kind = Kind::counterexample,
                                  .where = "Example 3, eq. (10)",
                                  .title = "closed form of the iterates",
                                  .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \eta = 1,\ 0 \le k \le 24)",
                                  .statement = R"(x_k = \frac12 - 1 + \frac{1}{\sqrt2} - \ldots + \frac{(-1)^k}{\sqrt k})",
                                  .note =
                                      "repaired: only as long as the signs alternate. x_24 has the sign of x_23, so that x_25 breaks it, "
                                      "as 1/2 + sum (-1)^j/sqrt(j) tends to -0.1049; for "
                                      "other eta everything is multiplied by eta. sign(0) does not matter: no x_k is 0",
                                  .mutants = {"gradient-sum"},
                                  .whole = {"k"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long k = draw.integer("k", 0, 24);
    const auto x = example_3(expect, k, draw.mutant("gradient-sum") ? AdagradNorm::sign_steps : AdagradNorm::sign_steps_and_sum);
    S sum = ratio<S>(1, 2);
    for (long j = 1; j <= k; ++j) sum += S(j % 2 == 0 ? 1 : -1) / sqrt(S(j));
    return {.shown = equal(x[static_cast<std::size_t>(k)], sum).sum_of(4096)};
  }
};
LEMMATA_CLAIM(AlternatingSumRepaired);

struct EquivalentRecursion {
  static constexpr ClaimInfo info{
      .id = "scaled.ex3.eq11",
      .kind = Kind::proof_step,
      .where = "Example 3, eq. (11)",
      .title = "equivalent recursion",
      .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \text{recursion (9)})",
      .statement = R"(x_{k+1} = x_k - \frac{\eta}{\sqrt{k+1}}\operatorname{sign}(x_k))",
      .note =
          "print has \"(6) amounts to (11)\", a misprint for (9), the recursion of the example, for which alone b_k = sqrt(k) (the next "
          "sentence has (8) for (11)). Any eta; no x_k is 0, so that sign(0) does not matter",
      .sweep = "k",
      .mutants = {"from-one", "gradient-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long k = draw.log_integer("k", 0, 200);
    const S eta = draw.positive<S>("eta");
    const method::SignAdagradNorm<S> method{
        .x0 = Vec<S>{eta / S(2)},
        .eta = eta,
        .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return S(2) * at; }),
        .variant = draw.mutant("gradient-sum") ? AdagradNorm::sign_steps : AdagradNorm::sign_steps_and_sum};
    const auto run = expect.run(method, k + 1, {[](const auto& s) { return s.x[0]; }});
    const S x = run.mean(0, k), step = eta / sqrt(S(k + (draw.mutant("from-one") ? 2 : 1)));
    return {.shown = equal(run.mean(0, k + 1), x - step * sign(x, 0)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(EquivalentRecursion);

struct DescentOnAbs {
  static constexpr ClaimInfo info{
      .id = "scaled.ex3.subgradient",
      .kind = Kind::remark,
      .where = "after eq. (11)",
      .title = "view as descent on |x|, at a sublinear rate",
      .hypotheses = R"(x_{k+1} = x_k - \frac{\eta}{\sqrt{k+1}}\operatorname{sign}(x_k),\ x_k \ne 0,\ k \ge 1)",
      .statement =
          R"(\sqrt k\,|x_k| \le \eta \implies \sqrt{k+1}\,|x_{k+1}| \le \eta;\quad \sqrt{k+1}\,(|x_k| + |x_{k+1}|) \ge \eta;\quad |y| \ge |x| + \operatorname{sign}(x)(y - x))",
      .argument = Argument::invariant,
      .note =
          "the rate eta/sqrt(k), from above for every k >= 1 (x_1 = -eta/2) and from below for one of two neighbours: sublinear. The last "
          "inequality, for any y, says that sign(x) is a subgradient. In units where eta = 1: c = sqrt(k "
          "+ 1) and a = sqrt(k) are (1/t + t)/2 and (1/t - t)/2, t = c - a in (0, 1/2). No x_k of Example 3 is 0: of the square roots in "
          "it that of the largest prime p <= k occurs once, as 4 p > k",
      .mutants = {"slower-steps", "other-side"},
      .whole = {"x < 0", "y < 0"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S t = draw.in<S>("sqrt(k+1) - sqrt(k)", Range::open(0, 0.5)), share = draw.in<S>("share", Range::left_open(0, 1));
    const S a = S(2) * t / (S(1) - square(t)), c = S(2) * t / (S(1) + square(t));  // 1/sqrt(k) and 1/sqrt(k + 1)
    const S size = share * a, step = draw.mutant("slower-steps") ? c / S(4) : c, next = abs(S(size - step));
    const S distance = draw.nonnegative<S>("|y|"), x = draw.coin("x < 0") ? -size : size, y = draw.coin("y < 0") ? -distance : distance;
    const S side = sign(x, 0), subgradient = draw.mutant("other-side") ? -side : side;
    return {.shown = Chain<S>(at_most(next, c).named("from above"))
                         .also(at_most(c, size + next).named("from below"))
                         .also(at_most(size + subgradient * (y - x), abs(y)).named("subgradient").sum_of(256))};
  }
};
LEMMATA_CLAIM(DescentOnAbs);

}  // namespace
}  // namespace lemmata
