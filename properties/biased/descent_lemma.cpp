#include <utility>

#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/biased.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Lemma 2: one step with a biased oracle, and the steps of its proof.

namespace lemmata {
namespace {

/// A smooth objective, bounded below or not: the lemma looks at one step only.
template <Scalar S>
problem::Problem<S> any_objective(Draw& draw, long d) {
  return draw.coin("indefinite") ? problem::any_quadratic<S>(draw, "q", d, problem::Curvature::any) : problem::any_smooth<S>(draw, "f", d);
}

/// An oracle at a point: the gradient there, the signal (gradient + bias) and the noise.
template <Scalar S>
struct OneStep {
  problem::Problem<S> f;
  Vec<S> x;
  oracle::Bias<S> bias;
  oracle::GrowingNoise<S> noise;
  Vec<S> gradient, signal;
  S gamma;

  explicit OneStep(Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    f = any_objective<S>(draw, d);
    x = draw.vector<S>("x", d);
    bias = oracle::any_bias<S>(draw, "bias", d);
    noise = oracle::any_growing_noise<S>(draw, "noise", d);
    gradient = f.gradient(x);
    signal = gradient + bias.at(x, gradient);
    gamma = draw.in<S>("share", Range::left_open(0, 1));
    if (f.L > S(0)) gamma *= bounds::biased::largest_step(noise.M, f.L);
    if (draw.mutant("double-step")) gamma *= S(2);
  }
  /// E of a function of the stochastic gradient.
  template <class Function>
  S mean(Expect<S>& expect, Function function) const {
    return expect.mean([&](Chance<S>& chance) { return function(signal + noise.sample({.x = x}, signal, chance)); });
  }
};

struct DescentWithBias {
  static constexpr ClaimInfo info{
      .id = "biased.lem2",
      .kind = Kind::lemma,
      .where = "Lemma 2, eq. (5)",
      .title = "one step with a biased oracle",
      .hypotheses =
          R"(f\ L\text{-smooth},\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ \gamma \le \frac{1}{(M+1)L})",
      .statement =
          R"(\mathbb E[f(x_{t+1}) - f(x_t)] \le \frac{\gamma(m-1)}{2}\|\nabla f(x_t)\|^2 + \frac{\gamma}{2}\zeta^2 + \frac{\gamma^2 L}{2}\sigma^2)",
      .note = "compared with f(x_t) and the gradient term on the other sides, where no difference of large numbers is formed",
      .sweep = "share",
      .mutants = {"double-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const OneStep<S> s(draw);
    const S next = s.mean(expect, [&](const Vec<S>& g) { return problem::above_minimum(s.f, s.x - s.gamma * g); });
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : s.bias.zeta2;
    const S gain = s.gamma * (S(1) - s.bias.m) / S(2) * norm2_squared(s.gradient);
    const S rest = bounds::biased::descent(s.gamma, s.bias.m, zeta2, s.f.L, s.noise.sigma2, S(0));
    return {.shown = at_most(next + gain, problem::above_minimum(s.f, s.x) + rest).sum_of(4096)};
  }
};
LEMMATA_CLAIM(DescentWithBias);

struct InsertNoise {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.step-noise",
      .kind = Kind::proof_step,
      .where = "A.1, first display",
      .title = "smoothness, then the noise bound",
      .hypotheses = R"(\mathbb E n = 0,\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2)",
      .statement =
          R"(\mathbb E f(x_{t+1}) \le f - \gamma\langle\nabla f, \mathbb E g\rangle + \frac{\gamma^2 L}{2}(\mathbb E\|g - \mathbb E g\|^2 + \|\mathbb E g\|^2) = f - \gamma\langle\nabla f, \nabla f + b\rangle + \frac{\gamma^2 L}{2}(\mathbb E\|n\|^2 + \|\nabla f + b\|^2) \le f - \gamma\langle\nabla f, \nabla f + b\rangle + \frac{\gamma^2 L}{2}((M+1)\|\nabla f + b\|^2 + \sigma^2))",
      .note = "the second and third members are compared without their common terms",
      .sweep = "share",
      .mutants = {"shrunk-signal"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const OneStep<S> s(draw);
    const S scale = draw.mutant("shrunk-signal") ? ratio<S>(1, 2) : S(1);
    const S half = square(s.gamma) * s.f.L / S(2), here = problem::above_minimum(s.f, s.x);
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return s.signal + s.noise.sample({.x = s.x}, s.signal, chance); });
    const S spread = s.mean(expect, [&](const Vec<S>& g) { return norm2_squared(g - mean); });
    const S next = s.mean(expect, [&](const Vec<S>& g) { return problem::above_minimum(s.f, s.x - s.gamma * g); });
    const S signal = norm2_squared(scale * s.signal), noise = s.noise.variance({.x = s.x}, s.signal);
    const S largest = (s.noise.M + S(1)) * signal + s.noise.sigma2;
    Chain<S> shown(
        at_most(next, here - s.gamma * dot(s.gradient, mean) + half * (spread + norm2_squared(mean))).named("smoothness").sum_of(4096));
    shown.also(equal(spread + norm2_squared(mean), noise + norm2_squared(s.signal)).named("mean and noise").sum_of(4096));
    return {.shown = std::move(shown)
                         .also(equal(mean, s.signal, "mean"))
                         .also(at_most(noise + norm2_squared(s.signal), largest).named("noise bound"))};
  }
};
LEMMATA_CLAIM(InsertNoise);

struct Polarisation {
  static constexpr ClaimInfo info{.id = "biased.lem2.step-polarisation",
                                  .kind = Kind::proof_step,
                                  .where = "A.1",
                                  .title = "completing the square",
                                  .hypotheses = R"(\nabla f, b \in \mathbb R^d)",
                                  .statement = R"(-2\langle\nabla f, \nabla f + b\rangle + \|\nabla f + b\|^2 = -\|\nabla f\|^2 + \|b\|^2)",
                                  .note = "both sides are sums over coordinates, so that dimension 1 speaks for all",
                                  .mutants = {"minus-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 6);
    const Vec<S> gradient = draw.vector<S>("gradient", d), b = draw.vector<S>("b", d);
    const Vec<S> signal = draw.mutant("minus-bias") ? gradient - b : gradient + b;
    return {.shown = equal(S(-2) * dot(gradient, gradient + b) + norm2_squared(signal), norm2_squared(b) - norm2_squared(gradient))};
  }
};
LEMMATA_CLAIM(Polarisation);

struct BoundedBias {
  static constexpr ClaimInfo info{.id = "biased.as4",
                                  .kind = Kind::assumption,
                                  .where = "Assumption 4",
                                  .title = "(m, zeta^2)-bounded bias",
                                  .hypotheses = R"(0 \le m < 1,\ \zeta^2 \ge 0)",
                                  .statement = R"(\|b(x)\|^2 \le m\|\nabla f(x)\|^2 + \zeta^2)",
                                  .quantifier = Quantifier::exists,
                                  .note = "as a predicate: met by a drawn bias field at a drawn point",
                                  .mutants = {"far-away"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto bias = oracle::any_bias<S>(draw, "bias", d);
    const Vec<S> gradient = draw.vector<S>("gradient", d);
    Vec<S> b = bias.at(Vec<S>(static_cast<std::size_t>(d)), gradient);
    const S bound = bias.m * norm2_squared(gradient) + bias.zeta2;
    if (draw.mutant("far-away")) b[0] = S(2) + bound;  // (2 + bound)^2 > bound
    return {.given = {strictly_less(bias.m, S(1)), at_most(S(0), bias.zeta2)}, .shown = at_most(norm2_squared(b), bound)};
  }
};
LEMMATA_CLAIM(BoundedBias);

}  // namespace
}  // namespace lemmata
