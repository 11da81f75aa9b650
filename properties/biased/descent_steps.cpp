#include "properties/biased/one_step.hpp"

// The steps of the proof of Lemma 2 (appendix A.1).

namespace lemmata::biased {
namespace {

/// The two sides of the first display: E f(x_{t+1}), and f - gamma <grad f, E g> + (gamma^2 L/2)(spread + ||E g||^2).
template <Scalar S>
Relation<S> smooth_step(const OneStep<S>& s, Expect<S>& expect, const Vec<S>& mean, const S& spread) {
  const S half = square(s.gamma) * s.objective.L / S(2);
  const S bound = s.value() - s.gamma * dot(s.gradient, mean) + half * (spread + norm2_squared(mean));
  return at_most(s.mean_next(expect), bound).named("smoothness").sum_of(4096);
}

struct VarianceSplit {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.step-variance",
      .kind = Kind::proof_step,
      .where = "A.1, first display",
      .title = "smoothness and the split of the second moment",
      .hypotheses = R"(f\ L\text{-smooth from above},\ \mathbb E n = 0)",
      .statement =
          R"(\mathbb E f(x_{t+1}) \le f - \gamma\langle\nabla f, \mathbb E g\rangle + \frac{\gamma^2 L}{2}(\mathbb E\|g - \mathbb E g\|^2 + \|\mathbb E g\|^2) = f - \gamma\langle\nabla f, \nabla f + b\rangle + \frac{\gamma^2 L}{2}(\mathbb E\|n\|^2 + \|\nabla f + b\|^2))",
      .note = "for any step size; the second and third members are compared without their common terms",
      .sweep = "share",
      .mutants = {"no-spread"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    OneStep<S> s(draw);
    s.gamma *= draw.positive<S>("longer");
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return s.answer(chance); });
    const S spread = draw.mutant("no-spread") ? S(0) : s.mean(expect, [&](const Vec<S>& g) { return norm2_squared(g - mean); });
    const S noise = s.noise.variance({.x = s.x}, s.signal);
    Chain<S> shown(smooth_step(s, expect, mean, spread));
    shown.also(equal(spread + norm2_squared(mean), noise + norm2_squared(s.signal)).named("mean and noise").sum_of(4096));
    const auto same = equal(mean, s.signal, "mean");
    for (const auto& link : same.links()) shown.also(Relation<S>(link).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(VarianceSplit);

struct InsertNoise {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.step-noise",
      .kind = Kind::proof_step,
      .where = "A.1, third line of the first display",
      .title = "the noise bound inserted",
      .hypotheses = R"(\mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2)",
      .statement =
          R"(\mathbb E f(x_{t+1}) \le f - \gamma\langle\nabla f, \nabla f + b\rangle + \frac{\gamma^2 L}{2}((M+1)\|\nabla f + b\|^2 + \sigma^2))",
      .note = "for any step size; the last link is Assumption 3, with E||n||^2 enumerated",
      .sweep = "share",
      .mutants = {"shrunk-signal"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    OneStep<S> s(draw);
    s.gamma *= draw.positive<S>("longer");
    const S scale = draw.mutant("shrunk-signal") ? ratio<S>(1, 2) : S(1), signal = norm2_squared(scale * s.signal);
    const S noise = s.mean(expect, [&](const Vec<S>& g) { return norm2_squared(g - s.signal); });
    const S spread = s.noise.M * signal + s.noise.sigma2;
    const S bound = s.value() - s.gamma * dot(s.gradient, s.signal) + square(s.gamma) * s.objective.L / S(2) * (spread + signal);
    return {.shown = Chain<S>(at_most(s.mean_next(expect), bound).named("third member").sum_of(4096))
                         .also(at_most(noise, spread).named("noise bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(InsertNoise);

struct InsertStepSize {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.step-stepsize",
      .kind = Kind::proof_step,
      .where = "A.1, second display, first line",
      .title = "the limit of the step size",
      .hypotheses = R"(\gamma \le \frac{1}{(M+1)L})",
      .statement =
          R"(-\gamma p + \frac{\gamma^2 L}{2}((M+1)s + \sigma^2) \le \frac\gamma2(-2p + s) + \frac{\gamma^2 L}{2}\sigma^2, \quad p = \langle\nabla f, \nabla f + b\rangle,\ s = \|\nabla f + b\|^2)",
      .note = "gamma = 1/((M+1)(L + l)) with l >= 0 is every admissible step",
      .mutants = {"double-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S M = draw.nonnegative<S>("M"), L = draw.positive<S>("L"), l = draw.nonnegative<S>("l"), s = draw.nonnegative<S>("s");
    const S p = draw.real<S>("p"), sigma2 = draw.nonnegative<S>("sigma^2");
    const S gamma = S(draw.mutant("double-step") ? 2 : 1) / ((M + S(1)) * (L + l)), half = square(gamma) * L / S(2);
    return {.shown = at_most(-(gamma * p) + half * ((M + S(1)) * s + sigma2), gamma / S(2) * (s - S(2) * p) + half * sigma2).sum_of(256)};
  }
};
LEMMATA_CLAIM(InsertStepSize);

struct Polarisation {
  static constexpr ClaimInfo info{.id = "biased.lem2.step-polarisation",
                                  .kind = Kind::proof_step,
                                  .where = "A.1",
                                  .title = "completing the square",
                                  .hypotheses = R"(\nabla f, b \in \mathbb R^d)",
                                  .statement = R"(-2\langle\nabla f, \nabla f + b\rangle + \|\nabla f + b\|^2 = -\|\nabla f\|^2 + \|b\|^2)",
                                  .note = "shown for one coordinate, of which both sides are sums",
                                  .mutants = {"minus-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.real<S>("gradient"), b = draw.real<S>("b"), signal = draw.mutant("minus-bias") ? g - b : g + b;
    return {.shown = equal(S(-2) * g * (g + b) + square(signal), square(b) - square(g))};
  }
};
LEMMATA_CLAIM(Polarisation);

struct InsertBias {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.step-bias",
      .kind = Kind::proof_step,
      .where = "A.1, last line",
      .title = "the bias bound inserted",
      .hypotheses = R"(\|b\|^2 \le m\|\nabla f\|^2 + \zeta^2)",
      .statement = R"(\frac\gamma2(-\|\nabla f\|^2 + \|b\|^2) \le \frac\gamma2(m-1)\|\nabla f\|^2 + \frac\gamma2\zeta^2)",
      .note = "only ||grad f||^2 and ||b||^2 enter; ||b||^2 is any number that Assumption 4 admits",
      .mutants = {"no-relative-part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S half = draw.positive<S>("gamma") / S(2), g2 = draw.nonnegative<S>("||gradient||^2"), zeta2 = draw.nonnegative<S>("zeta^2");
    const S m = draw.in<S>("m", Range::right_open(0, 1)), b2 = draw.nonnegative<S>("||b||^2");
    const S used = draw.mutant("no-relative-part") ? S(0) : m;
    return {.given = {at_most(b2, m * g2 + zeta2)}, .shown = at_most(half * (b2 - g2), half * (used - S(1)) * g2 + half * zeta2)};
  }
};
LEMMATA_CLAIM(InsertBias);

}  // namespace
}  // namespace lemmata::biased
