#include "properties/scaled/trap.hpp"

// Success probabilities above 1/2 and bounded variance, under which E f(x_k) does not approach the minimum.

namespace lemmata {
namespace {

struct Trapped {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-2.trap",
      .kind = Kind::remark,
      .where = "Theorem 2 and Remark 6",
      .title = "a law under which scaled signSGD does not converge",
      .hypotheses =
          R"(f(x, y) = \frac{x^2}{2},\ \tilde g = (\tfrac{2-p}{p}x, 0) \text{ with probability } p \in (\tfrac12, 1), \text{ else } (-x, \pm\kappa(1 - x)) \text{ for } 0 < x \le 1;\ \tilde g = \nabla f \text{ for } x > 1;\ 0 < \alpha < \frac{p}{2(\kappa+1)})",
      .statement =
          R"(\mathbb E\tilde g = \nabla f,\quad p_{\min} \ge p,\quad \|\tilde g - g\|_1 \le 4 + \kappa,\quad x_{k+1} \in (0, 2],\quad \mathbb E[x_{k+1}|x_k] \ge (1 - \alpha)x_k + \alpha(1-p)\kappa(1 - x_k))",
      .argument = Argument::invariant,
      .note =
          "one step from any point of (0, 2]. By the last, E x_k never falls below the smaller of its start and m = (1-p) kappa/(1 + "
          "(1-p) kappa), whatever the steps below the stated bound; so E f(x_k) >= (E x_k)^2/2 does not tend to 0, with constant steps of "
          "any size nor with diminishing ones. It refutes Theorem 2 in two dimensions (in one the method is SGD). sign(0) may be "
          "anything. The step itself is proved in scaled.thm2-2.trap.step",
      .mutants = {"short-wrong-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const scaled::Trap<S> trap{draw.in<S>("p", Range::open(0.5, 1)), draw.positive<S>("kappa")};
    const S x = S(2) * draw.in<S>("x/2", Range::left_open(0, 1)), alpha = draw.in<S>("share", Range::open(0, 1)) * trap.largest_step();
    const Vec<S> at{x, S(0)};
    const scaled::Trap<S> used{trap.p, draw.mutant("short-wrong-steps") ? trap.kappa / S(2) : trap.kappa};
    const method::ScaledSignDescent<S> sgd{.x0 = at, .alpha = alpha, .oracle = used.oracle(), .at_zero = at_zero};
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> g = sgd.oracle({.x = at}, chance), next = at - alpha * norm1(g) * sign(g, at_zero);
      const bool inside = next[0] > S(0) && next[0] <= S(2), near = norm1(g - at) <= trap.deviation();
      return Vec<S>{g[0], g[1], S(sign(g[0], at_zero) == S(1) ? 1 : 0), S(sign(g[1], at_zero) == S(at_zero) ? 1 : 0),
                    S(inside && near ? 1 : 0)};
    });
    const S mean_next = expect.run(sgd, 1, {[](const auto& s) { return s.x[0]; }}).mean(0, 1);
    const S pushed = alpha * (S(1) - trap.p) * trap.kappa * (S(1) - x);
    return {.shown = Chain<S>(equal(means[0], x).named("unbiased").sum_of(256))
                         .also(equal(means[1], S(0)).named("unbiased"))
                         .also(at_most(trap.p, means[2]).named("first sign"))
                         .also(at_most(trap.p, means[3]).named("second sign"))
                         .also(equal(means[4], S(1)).named("bounded").sum_of(256))
                         .also(at_most((S(1) - alpha) * x + pushed, mean_next).named("mean step").sum_of(256))};
  }
};
LEMMATA_CLAIM(Trapped);

struct TrapStep {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-2.trap.step",
      .kind = Kind::remark,
      .where = "Theorem 2 and Remark 6",
      .title = "the step of the trap, for all its parameters",
      .hypotheses =
          R"(w = \frac{1-p}{p} > 0,\ s = \alpha x > 0,\ t = \alpha\kappa(R - x) \ge 0,\ x = s(1 + 2w + e),\ R = x + t + v,\ e > 0,\ v \ge 0)",
      .statement =
          R"(\mathbb E\,\alpha\tilde g_1 = s,\quad x - s(1 + 2w) > 0,\quad x + s + t \le R + s,\quad \mathbb E x_{k+1} = x - s + (1 - p)t)",
      .note =
          "in the units of the step: alpha g~ is (s (1 + 2 w), 0) with probability p = 1/(1 + w), else (-s, +-t). alpha < p/(2 (kappa + "
          "1)) gives e > 0 and v >= 0. For x > R the step is x - s, which is more than x - s + (1 - p) alpha kappa (R - x)",
      .mutants = {"short-wrong-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S w = draw.positive<S>("w"), s = draw.positive<S>("s"), t = draw.nonnegative<S>("t");
    const S x = s * (S(1) + S(2) * w + draw.positive<S>("e")), R = x + t + draw.nonnegative<S>("v");
    const S right = s * (S(1) + S(2) * w), wrong = draw.mutant("short-wrong-steps") ? t : s + t;  // lengths ||alpha g~||_1
    // times 1 + w: p = 1/(1 + w), 1 - p = w/(1 + w)
    return {.shown = Chain<S>(equal(right - w * s, (S(1) + w) * s).named("unbiased").sum_of(256))
                         .also(strictly_less(S(0), x - right).named("right step"))
                         .also(at_most(x + s + t, R + s).named("wrong step"))
                         .also(equal(x - right + w * (x + wrong), (S(1) + w) * (x - s) + w * t).named("mean step").sum_of(256))};
  }
};
LEMMATA_CLAIM(TrapStep);

}  // namespace
}  // namespace lemmata
