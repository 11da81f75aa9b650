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
          R"(f(x, y) = \frac{x^2}{2},\ 0 < x \le 1,\ \tilde g = (r, 0) \text{ with probability } p \in (\tfrac12, 1), \text{ else } (-\delta, \pm\kappa(1 - x)),\ \delta = x(1 - x),\ r = \frac{x + (1-p)\delta}{p},\ 0 < \alpha < \frac{p}{2(\kappa+1)})",
      .statement =
          R"(\mathbb E\tilde g = \nabla f,\quad p_{\min} \ge p,\quad \|\tilde g - g\|_1 \le \frac{2+\kappa}{p},\quad x_{k+1} \in (0, 1],\quad \mathbb E[x_{k+1}|x_k] = (1 - \alpha)x_k + \alpha(1-p)\kappa(1 - x_k))",
      .argument = Argument::invariant,
      .note =
          "one step from any point. E x_k tends to (1-p) kappa/(1 + (1-p) kappa) > 0 for steps whose sum diverges, and never falls below "
          "the smaller of this and its start; so E f(x_k) >= (E x_k)^2/2 does not tend to 0, with constant steps of any size nor with "
          "diminishing ones. It refutes Theorem 2 in two dimensions (in one the method is SGD). sign(0) may be anything",
      .mutants = {"short-wrong-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const scaled::Trap<S> trap{draw.in<S>("p", Range::open(0.5, 1)), draw.positive<S>("kappa")};
    const S x = draw.in<S>("x", Range::left_open(0, 1)), alpha = draw.in<S>("share", Range::open(0, 1)) * trap.largest_step();
    const Vec<S> at{x, S(0)};
    const scaled::Trap<S> used{trap.p, draw.mutant("short-wrong-steps") ? trap.kappa / S(2) : trap.kappa};
    const method::ScaledSignDescent<S> sgd{.x0 = at, .alpha = alpha, .oracle = used.oracle(), .at_zero = at_zero};
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> g = sgd.oracle({.x = at}, chance), next = at - alpha * norm1(g) * sign(g, at_zero);
      const bool inside = next[0] > S(0) && next[0] <= S(1), near = norm1(g - at) <= trap.deviation();
      return Vec<S>{g[0], g[1], S(sign(g[0], at_zero) == S(1) ? 1 : 0), S(sign(g[1], at_zero) == S(at_zero) ? 1 : 0),
                    S(inside && near ? 1 : 0)};
    });
    const S mean_next = expect.run(sgd, 1, {[](const auto& s) { return s.x[0]; }}).mean(0, 1);
    const S pushed = alpha * (S(1) - trap.p) * trap.kappa * (S(1) - x);
    Chain<S> shown(equal(means[0], x).named("unbiased").sum_of(256));
    shown.also(equal(means[1], S(0)).named("unbiased")).also(at_most(trap.p, means[2]).named("first sign"));
    shown.also(at_most(trap.p, means[3]).named("second sign")).also(equal(means[4], S(1)).named("bounded").sum_of(256));
    shown.also(equal(mean_next, (S(1) - alpha) * x + pushed).named("mean step").sum_of(256));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(Trapped);

}  // namespace
}  // namespace lemmata
