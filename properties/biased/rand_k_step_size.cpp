#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/biased/sparsified_gradient.hpp"

// B.2, last paragraph: how large the step of rand-k may be, without the detour over a general bias.

namespace lemmata {
namespace {

/// One step x - gamma rand-k(grad f(x) + n) on any smooth function.
template <Scalar S>
struct RandKStep {
  SparsifiedGradient<S> s;
  problem::Problem<S> f;
  S share, size;

  explicit RandKStep(Draw& draw) : s(draw, false, false, 3), f(problem::any_smooth<S>(draw, "f", s.d)) {
    s.gradient = f.gradient(s.x);
    share = draw.in<S>("share", Range::left_open(0, 1));
    size = norm2_squared(s.gradient);
  }
  /// share times the step that is claimed to be allowed, where the function is not constant.
  S step(const S& limit_times_L) const { return f.L > S(0) ? S(share * limit_times_L / f.L) : share; }
  S next(Expect<S>& expect, const S& gamma) const {
    return expect.mean([&](Chance<S>& chance) { return problem::above_minimum(f, s.x - gamma * s.sample(chance)); });
  }
  S here() const { return problem::above_minimum(f, s.x); }
  /// (gamma^2 L/2)(k/d) sigma_b^2
  S rest(const S& gamma) const { return bounds::biased::descent(gamma, s.lost(), S(0), f.L, S(s.kept() * s.noise.sigma2), S(0)); }
  /// (5) with Lemma 10's m and sigma^2: E f(x_+) + (gamma/2)(k/d) ||grad f||^2 <= f(x) + (gamma^2 L/2)(k/d) sigma_b^2
  Case<S> descends(Expect<S>& expect, const S& gamma) const {
    return {.shown = at_most(next(expect, gamma) + gamma / S(2) * s.kept() * size, here() + rest(gamma)).sum_of(4096)};
  }
};

constexpr std::string_view step_hypotheses =
    R"(f\ L\text{-smooth},\ \mathbb E n = 0,\ \mathbb E\|n\|^2 \le M_b\|\nabla f\|^2 + \sigma_b^2,\ x_+ = x - \gamma\,\text{rand-k}(\nabla f(x) + n))";

struct Relaxed {
  static constexpr ClaimInfo info{
      .id = "biased.b2-relax",
      .kind = Kind::remark,
      .where = "B.2, before Lemma 12",
      .title = "rand-k with the step size relaxed to d/(kL)",
      .hypotheses = step_hypotheses,
      .statement =
          R"(\gamma \le \tfrac{d}{kL}: \mathbb E[f(x_+) - f(x)] \le \tfrac{\gamma(m-1)}2\|\nabla f\|^2 + \tfrac{\gamma^2L}2\sigma^2,\ m = 1 - \tfrac kd,\ \sigma^2 = \tfrac kd\sigma_b^2)",
      .note =
          "the rate of (5), which the theorems turn into theirs. The limit is divided by 1 + M_b, which is not printed and only makes it "
          "smaller. Without any noise of the gradient, on f = L||x||^2/2 a step of d/(kL) multiplies E f by d/k - 1: for d/k = 2 it "
          "stays short of (5), for d/k > 2 the method diverges. Shown is what (5) implies without its gradient: E f(x_+) <= f(x) + "
          "(gamma^2 L/2) sigma^2. The limit that holds is 1/((1 + M_b)L), d/k times that of Lemma 10",
      .mutants = {"triple-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RandKStep<S> step(draw);
    const S limit = ratio<S>(step.s.d, step.s.k) / (S(1) + step.s.noise.M);
    const S gamma = step.step(S(draw.mutant("triple-step") ? 3 : 1) * limit);
    return {.shown = at_most(step.next(expect, gamma), step.here() + step.rest(gamma)).named("no growth").sum_of(4096)};
  }
};
LEMMATA_CLAIM(Relaxed);

struct RelaxedRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.b2-relax/repaired",
      .kind = Kind::remark,
      .where = "B.2, before Lemma 12",
      .title = "rand-k with the step size of SGD",
      .hypotheses = step_hypotheses,
      .statement =
          R"(\gamma \le \tfrac{1}{(1 + M_b)L}: \mathbb E[f(x_+) - f(x)] \le \tfrac{\gamma(m-1)}2\|\nabla f\|^2 + \tfrac{\gamma^2L}2\sigma^2,\ m = 1 - \tfrac kd,\ \sigma^2 = \tfrac kd\sigma_b^2)",
      .note =
          "repaired: the limit is d/k times the one of Lemma 2 with Lemma 10, 1/((M+1)L) = k/((1 + M_b)dL). E||rand-k(g)||^2 = (k/d) "
          "E||g||^2 gives it in one line",
      .mutants = {"triple-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RandKStep<S> step(draw);
    return step.descends(expect, step.step(S(draw.mutant("triple-step") ? 3 : 1) / (S(1) + step.s.noise.M)));
  }
};
LEMMATA_CLAIM(RelaxedRepaired);

struct SlowdownRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-randk-slowdown/repaired",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "slowdown of rand-k by d/k",
      .hypotheses = step_hypotheses,
      .statement =
          R"(\gamma \le \tfrac{1}{(1 + M_b)L}: \mathbb E[f(x_+) - f(x)] \le \tfrac kd\bigl(-\tfrac\gamma2\|\nabla f\|^2 + \tfrac{\gamma^2L}2\sigma_b^2\bigr))",
      .note =
          "repaired: k/d times what Lemma 2 gives for SGD (or GD) with the same step, so that d/k times as many steps do the same, with "
          "M_b and sigma_b^2 in both terms. It needs the structure of rand-k; from m, M and sigma^2 alone the first term grows by (d/k)^2",
      .mutants = {"triple-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RandKStep<S> step(draw);
    const S gamma = step.step(S(draw.mutant("triple-step") ? 3 : 1) / (S(1) + step.s.noise.M));
    const S sgd = bounds::biased::descent(gamma, S(0), S(0), step.f.L, step.s.noise.sigma2, S(0));
    const S gain = step.s.kept() * gamma / S(2) * step.size;
    return {.shown = at_most(step.next(expect, gamma) + gain, step.here() + step.s.kept() * sgd).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SlowdownRepaired);

}  // namespace
}  // namespace lemmata
