#include <limits>

#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/problem/huber.hpp"

// Example 8: a bias that is bounded, and iterates that leave.

namespace lemmata {
namespace {

/// g(x) = h'(x) - 2; the mutant has the bias -1/2, from which the iterates return.
template <Scalar S>
oracle::Oracle<S> shifted_gradient(Draw& draw) {
  const S bias = draw.mutant("small-bias") ? ratio<S>(-1, 2) : draw.mutant("large-bias") ? S(-3) : S(-2);
  return oracle::exact_oracle<S>([bias, h = problem::huber<S>()](const Vec<S>& x) { return h.gradient(x) + Vec<S>{bias}; });
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
    const S x = draw.in<S>("x", Range::open(1, std::numeric_limits<double>::infinity())), gamma = draw.positive<S>("gamma");
    const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = shifted_gradient<S>(draw)};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    return {.shown = Chain<S>(strictly_less(S(1), next).named("stays")).also(at_most(x + gamma, next).named("gains gamma"))};
  }
};
LEMMATA_CLAIM(HuberDivergence);

}  // namespace
}  // namespace lemmata
