#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "bounds/biased/complexity.hpp"
#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/problem/huber.hpp"

// Section 4.4 and Example 8: a bias that is bounded, and iterates that leave.

namespace lemmata::biased {
namespace {

/// g(x) = h'(x) - 2; mutants have the bias -1/2, from which the iterates return, or -3.
template <Scalar S>
oracle::Oracle<S> shifted_gradient(Draw& draw) {
  const S bias = draw.mutant("small-bias") ? ratio<S>(-1, 2) : draw.mutant("large-bias") ? S(-3) : S(-2);
  return oracle::exact_oracle<S>([bias, h = problem::huber<S>()](const Vec<S>& x) { return h.gradient(x) + Vec<S>{bias}; });
}
/// x_1 from x_0 = x
template <Scalar S>
S step_from(Expect<S>& expect, const S& x, const S& gamma, oracle::Oracle<S> g) {
  const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = std::move(g)};
  return expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
}
template <Scalar S>
S beyond_one(Draw& draw) {
  return draw.in<S>("x", Range::open(1, std::numeric_limits<double>::infinity()));
}

struct HuberOracle {
  static constexpr ClaimInfo info{
      .id = "biased.ex8-oracle",
      .kind = Kind::example,
      .where = "Example 8",
      .title = "a biased oracle for the Huber function",
      .hypotheses = R"(h(x) = |x| \text{ for } |x| > 1,\ \frac{x^2 + 1}{2} \text{ else};\ g(x) = h'(x) - 2)",
      .statement =
          R"(|g(x) - h'(x)|^2 \le 4;\ |h'(x) - h'(y)| \le |x - y|;\ h(y) \ge h(x) + h'(x)(y - x);\ \text{no } \mu > 0 \text{ makes } h\ \mu\text{-strongly convex})",
      .note = "not strongly convex: the inequality fails for the points 2 and 3 with every drawn mu",
      .mutants = {"large-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto h = problem::huber<S>();
    const Vec<S> x{draw.real<S>("x")}, y{draw.real<S>("y")};
    const S mu = draw.positive<S>("mu"), slope = h.gradient(x)[0];
    const auto g = shifted_gradient<S>(draw);
    const S bias = expect.mean([&](Chance<S>& chance) { return g({.x = x}, chance)[0]; }) - slope;
    const Vec<S> two{S(2)}, three{S(3)};
    return {.shown = Chain<S>(at_most(square(bias), S(4)).named("bias"))
                         .also(at_most(abs(S(slope - h.gradient(y)[0])), abs(S(x[0] - y[0]))).named("smooth"))
                         .also(at_most(h.value(x) + slope * (y[0] - x[0]), h.value(y)).named("convex"))
                         .also(strictly_less(h.value(three), h.value(two) + h.gradient(two)[0] + mu / S(2)).named("not strongly convex"))};
  }
};
LEMMATA_CLAIM(HuberOracle);

struct HuberDivergence {
  static constexpr ClaimInfo info{.id = "biased.ex8-divergence",
                                  .kind = Kind::counterexample,
                                  .where = "Example 8",
                                  .title = "the iterates diverge",
                                  .hypotheses = R"(x_0 > 1,\ \gamma > 0,\ x_{t+1} = x_t - \gamma (h'(x_t) - 2))",
                                  .statement = R"(x_t \to \infty)",
                                  .argument = Argument::invariant,
                                  .note = "the set x > 1 is kept by a step, and a step gains gamma",
                                  .mutants = {"small-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S x = beyond_one<S>(draw), gamma = draw.positive<S>("gamma");
    const S next = step_from(expect, x, gamma, shifted_gradient<S>(draw));
    return {.shown = Chain<S>(strictly_less(S(1), next).named("stays")).also(at_most(x + gamma, next).named("gains gamma"))};
  }
};
LEMMATA_CLAIM(HuberDivergence);

struct HuberDivergenceFromAnywhere {
  static constexpr ClaimInfo info{
      .id = "biased.ex8-divergence.any-start",
      .kind = Kind::counterexample,
      .where = "Example 8",
      .title = "the iterates diverge from every start",
      .hypotheses = R"(x_0 \in \mathbb R,\ \gamma > 0,\ x_{t+1} = x_t - \gamma (h'(x_t) - 2))",
      .statement = R"(x_t \to \infty)",
      .argument = Argument::invariant,
      .note =
          "h' <= 1, so that every step from anywhere gains at least gamma: the printed x_0 > 1 is not needed. x is "
          "drawn on each of the three pieces of h",
      .mutants = {"small-bias"},
      .whole = {"piece"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long piece = draw.integer("piece", -1, 1);
    const S gamma = draw.positive<S>("gamma");
    const S x = piece == 0 ? draw.in<S>("inside", Range::closed(-1, 1)) : S(piece) * (S(1) + draw.positive<S>("outside"));
    const S next = step_from(expect, x, gamma, shifted_gradient<S>(draw));
    return {.shown = at_most(x + gamma, next).named("gains gamma").sum_of(256)};
  }
};
LEMMATA_CLAIM(HuberDivergenceFromAnywhere);

struct FarApart {
  static constexpr ClaimInfo info{
      .id = "biased.ex8-far",
      .kind = Kind::remark,
      .where = "after Example 8",
      .title = "solutions with and without bias are far apart",
      .hypotheses = R"(x_0 > 1,\ 0 < \gamma \le \tfrac1L = 1,\ x_t \text{ with the oracle } h' - 2,\ y_t \text{ with } h',\ y_0 = x_0)",
      .statement = R"(y_t \to 0, \quad x_t - y_t \to \infty)",
      .argument = Argument::invariant,
      .note =
          "a step from any y gives |y'| = |y| - gamma min(1, |y|), so that |y_t| falls to 0, while x_t gains gamma. The unbiased "
          "method is to converge, so that its steps are those of the theorems, gamma <= 1/((M+1)L) = 1",
      .mutants = {"small-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S gamma = draw.in<S>("gamma", Range::left_open(0, 1)), x = beyond_one<S>(draw), y = draw.real<S>("y");
    const auto h = problem::huber<S>();
    const S biased = step_from(expect, x, gamma, shifted_gradient<S>(draw));
    const S unbiased = step_from(expect, y, gamma, oracle::exact_oracle<S>(h.gradient));
    const S left = abs(y) - gamma * min(S(1), S(abs(y)));
    return {.shown = Chain<S>(at_most(abs(unbiased), left).named("y falls to 0").sum_of(256))
                         .also(at_most(x + gamma, biased).named("x gains gamma").sum_of(256))
                         .also(strictly_less(S(1), biased).named("x stays"))};
  }
};
LEMMATA_CLAIM(FarApart);

struct NoConvergenceInValue {
  static constexpr ClaimInfo info{
      .id = "biased.sec44-values",
      .kind = Kind::remark,
      .where = "Section 4.4",
      .title = "bounded gradients do not bound function values",
      .hypotheses = R"(h \text{ convex and 1-smooth, the oracle } h' - 2 \text{ with } m = 0,\ \zeta^2 = 4,\ x_0 > 1)",
      .statement = R"(|h'(x_t)|^2 = 1 \le \frac{\zeta^2}{1-m} \text{ for all } t, \text{ while } h(x_t) \ge h(x_0) + \gamma t)",
      .argument = Argument::invariant,
      .note = "one step from any x > 1, for every step size: what Theorem 4 promises holds at every iterate, and the values diverge",
      .mutants = {"small-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto h = problem::huber<S>();
    const S x = beyond_one<S>(draw), gamma = draw.positive<S>("gamma"), next = step_from(expect, x, gamma, shifted_gradient<S>(draw));
    return {.shown = Chain<S>(equal(norm2_squared(h.gradient(Vec<S>{x})), S(1)).named("gradient"))
                         .also(at_most(norm2_squared(h.gradient(Vec<S>{x})), S(4)).named("below the level"))
                         .also(strictly_less(S(1), next).named("stays"))
                         .also(at_most(h.value(Vec<S>{x}) + gamma, h.value(Vec<S>{next})).named("value").sum_of(256))};
  }
};
LEMMATA_CLAIM(NoConvergenceInValue);

struct TheoremsOnTheExample {
  static constexpr ClaimInfo info{
      .id = "biased.ex8-consistency",
      .kind = Kind::example,
      .where = "Example 8 with Section 4.2",
      .title = "the bounds of Section 4 on Example 8",
      .hypotheses = R"(L = 1,\ m = M = \sigma^2 = 0,\ \zeta^2 = 4,\ \gamma \le 1; \text{ for Theorem 4 } \gamma = 1)",
      .statement =
          R"(\text{(5)}; \quad \Psi_T \le \frac{2F}{T\gamma} + 4; \quad T \ge \frac{4F}{\epsilon + 4} \Rightarrow \Psi_T \le \epsilon + 8 \text{ with } \gamma = 1)",
      .note =
          "from every start, inside [-1, 1] too; (5) at every step. Theorem 4 with its constants of biased.thm4.main-tuning cut to what "
          "this instance needs: 2F/T <= (eps + 4)/2, so that Psi_T <= eps + 8; eps >= 0 is the least that the run's T admits",
      .sweep = "T",
      .mutants = {"large-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto h = problem::huber<S>();
    const long T = draw.log_integer("T", 1, 100);
    const S gamma = draw.in<S>("gamma", Range::left_open(0, 1)), zeta2(4);
    const method::Sgd<S> sgd{.x0 = Vec<S>{draw.real<S>("x0")}, .gamma = gamma, .oracle = shifted_gradient<S>(draw)};
    using State = method::Position<S>;
    const auto run = expect.run(
        sgd, T, {[&](const State& s) { return norm2_squared(h.gradient(s.x)); }, [&](const State& s) { return h.value(s.x) - h.minimum; }});
    Chain<S> shown;
    for (long t = 0; t < std::min(T, 6L); ++t)
      shown.also(at_most(run.mean(1, t + 1) + gamma / S(2) * run.mean(0, t), run.mean(1, t) + gamma / S(2) * zeta2)
                     .named("(5) at t = " + std::to_string(t))
                     .sum_of(1024));
    const S F = run.mean(1, 0), psi = run.sum(0, 0, T) / S(T);
    shown.also(at_most(psi, bounds::biased::mean_squared_gradient(F, T, gamma, S(0), zeta2, S(1), S(0))).named("Lemma 3").sum_of(1024));
    if (gamma == S(1)) {
      const S eps = max(S(0), S(S(4) * F / S(T) - S(4)));
      shown.also(at_most(psi, eps + S(2) * zeta2).named("Theorem 4").sum_of(1024));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(TheoremsOnTheExample);

}  // namespace
}  // namespace lemmata::biased
