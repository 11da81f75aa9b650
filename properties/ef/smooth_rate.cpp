#include "bounds/ef/smooth_rate.hpp"
#include "properties/ef/quadratic_moments.hpp"
#include "properties/ef/smooth_setting.hpp"

// Theorem II and the first display of Remark 4: error feedback on a smooth objective.

namespace lemmata {
namespace {

/// Theorem II's instances; the step is free.
template <Scalar S>
ef::SmoothSetting<S> with_any_step(Draw& draw) {
  if (draw.coin("general")) return ef::any_smooth_setting<S>(draw, [&](long) { return draw.positive<S>("gamma"); });
  ef::SmoothSetting<S> s = ef::square_orbit<S>(draw, ef::power_of_two<S>(draw, "log gamma"));
  s.T = draw.log_integer("T", 1, 100);
  return s;
}

/// Remark 4's instances: gamma = 1/sqrt(T + 1).
template <Scalar S>
ef::SmoothSetting<S> with_fixed_step(Draw& draw) {
  if (draw.coin("general")) return ef::any_smooth_setting<S>(draw, [](long T) { return S(1) / sqrt(S(T + 1)); });
  const long j = draw.integer("log4 (T + 1)", 1, 4);
  ef::SmoothSetting<S> s = ef::square_orbit<S>(draw, S(S(1) / pow(S(2), j)));
  s.T = (1L << (2 * j)) - 1;
  return s;
}

struct SmoothRate {
  static constexpr ClaimInfo info{
      .id = "ef.thm2",
      .kind = Kind::theorem,
      .where = "Theorem II",
      .title = "error feedback on a smooth objective",
      .hypotheses = R"(\text{Assumptions A, B, C}, \; \gamma > 0, \; f_0 = f(x_0) - f^*)",
      .statement = R"(\min_{t \in [T]} \|\nabla f(x_t)\|^2 \le \frac{2f_0}{\gamma(T+1)} + \frac{\gamma L\sigma^2}{2} +)"
                   R"( \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\delta^2})",
      .note =
          "false for every [T] and every place of the expectation: on an orbit on which ||grad f(x_t)|| is the same number at all times "
          "and on all paths, the virtual iterate does not descend and the error, always outward, adds its cross term, while the printed "
          "middle term is half of what the proof gives (ef.thm2.step-rho1). f is convex there, and C one deterministic homogeneous map. "
          "The proof's constants hold: /repaired",
      .sweep = "T",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto side = ef::left_side(draw);
    const auto s = with_any_step<S>(draw);
    return {.shown = at_most(s.left(expect, side), bounds::ef::smooth_rate(s.gap(), s.gamma, s.f.L, s.sigma2, s.compressor.delta, s.T))
                         .sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(SmoothRate);

struct SquareOrbit {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.orbit",
      .kind = Kind::example,
      .where = "Theorem II (the instance that refutes it; not in the paper)",
      .title = "the square orbit meets Assumptions A, B and C",
      .hypotheses = R"(x = a u, \; \|u\| = 1; \; y, v \in \mathbb R^2 \text{ likewise})",
      .statement = R"(\|C(v) - v\|^2 \le (1-\delta)\|v\|^2, \; \|\nabla f(x) - \nabla f(y)\| \le L\|x - y\|, \; \mathbb E\, g(x) = \nabla)"
                   R"( f(x), \; \mathbb E\|g(x)\|^2 \le \sigma^2)",
      .mutants = {"other-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S gamma = ef::power_of_two<S>(draw, "log gamma");
    const auto s = ef::square_orbit<S>(draw, gamma);
    const S unit = s.x0[0], a = unit * draw.real<S>("a"), b = unit * draw.real<S>("b");
    const Vec<S> x = draw.coin("start") ? s.x0 : a * draw.unit_vector<S>("x", 2), y = b * draw.unit_vector<S>("y", 2);
    const Vec<S> v = draw.vector<S>("v", 2);
    const S factor(draw.mutant("other-step") ? 2 : 1);
    const Vec<S> mean = factor * expect.mean_vector([&](Chance<S>& chance) { return s.oracle({.x = x}, chance); }) - s.f.gradient(x);
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.oracle({.x = x}, chance)); });
    const S lost = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.compressor.apply(v, 0, chance) - v); });
    const S bend = norm2_squared(s.f.gradient(x) - s.f.gradient(y));
    return {.shown = Chain<S>(at_most(lost, (S(1) - s.compressor.delta) * norm2_squared(v)).named("A"))
                         .also(at_most(bend, square(s.f.L) * norm2_squared(x - y)).named("B").sum_of(4096))
                         .also(at_most(norm2_squared(mean), S(0)).named("C: mean"))
                         .also(at_most(second, s.sigma2).named("C: second moment").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SquareOrbit);

struct SmoothRateRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm2/repaired",
      .kind = Kind::theorem,
      .where = "Theorem II",
      .title = "error feedback on a smooth objective",
      .hypotheses =
          R"(\text{Assumptions A, B}, \; \mathbb E\, g_t = \nabla f(x_t), \; \mathbb E\|g_t\|^2 \le \sigma^2 \text{ for } t \le T, \; \gamma > 0)",
      .statement = R"(\min_{0 \le t \le T} \mathbb E\|\nabla f(x_t)\|^2 \le \frac{2f_0}{\gamma(T+1)} + \gamma L\sigma^2 +)"
                   R"( \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\delta^2})",
      .note =
          "the minimum of the means over t = 0..T, and twice the printed middle term. sigma^2 need only bound the second moments along "
          "the run, so that quadratics are covered too: these, with rand-k or lazy compressors and noise of any law, for up to 96 steps "
          "by exact moments, in up to 100000 dimensions",
      .sweep = "T",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.coin("by moments")) return {.shown = by_moments<S>(draw)};
    auto s = draw.coin("along the run") ? along_the_run<S>(draw, expect) : with_any_step<S>(draw);
    const S right = bounds::ef::smooth_rate_proven(s.gap(), s.gamma, s.f.L, s.sigma2, s.compressor.delta, s.T);
    return {.shown = at_most(s.left(expect, ef::LeftSide::least_mean), right).sum_of(1 << 14)};
  }

 private:
  /// Any smooth objective; sigma^2 is the largest second moment up to T.
  template <Scalar S>
  static ef::SmoothSetting<S> along_the_run(Draw& draw, Expect<S>& expect) {
    ef::SmoothSetting<S> s{.d = draw.integer("d", 1, 2)};
    s.f = problem::any_smooth<S>(draw, "f", s.d);
    s.x0 = draw.vector<S>("x0", s.d);
    s.compressor = compress::any_contractive<S>(draw, "C", s.d);
    const auto noise = draw.coin("noisy") ? oracle::any_noise<S>(draw, "n", s.d) : oracle::no_noise<S>(s.d);
    const S variance = noise.largest_variance(s.d);
    s.T = draw.log_integer("T", 1, s.compressor.random || variance != S(0) ? 5 - s.d : 100);
    s.gamma = draw.positive<S>("gamma");
    s.oracle = oracle::with_noise<S>(s.f.gradient, noise);
    if (draw.mutant("ascends"))
      s.oracle = [oracle = s.oracle](const oracle::Point<S>& at, Chance<S>& chance) { return -oracle(at, chance); };
    using State = typename ef::WithLeast<S>::State;
    s.sigma2 = expect.run(s.method(), s.T, {[](const State& at) { return at.now; }}).largest(0, 0, s.T + 1) + variance;
    return s;
  }
  template <Scalar S>
  static Relation<S> by_moments(Draw& draw) {
    ef::QuadraticMoments<S> s(draw, draw.log_integer("T", 1, 96));
    s.gamma = draw.positive<S>("gamma");
    s.run();
    return at_most(ef::least_of(s.gradients, 0, s.T), bounds::ef::smooth_rate_proven(s.gap, s.gamma, s.L, s.sigma2, s.delta, s.T))
        .sum_of(1 << 14);
  }
};
LEMMATA_CLAIM(SmoothRateRepaired);

struct FixedStepRate {
  static constexpr ClaimInfo info{.id = "ef.rem4",
                                  .kind = Kind::remark,
                                  .where = "Remark 4, first display",
                                  .title = "error feedback with a fixed step",
                                  .hypotheses = R"(\text{Assumptions A, B, C}, \; \gamma = \frac{1}{\sqrt{T+1}})",
                                  .statement =
                                      R"(\min_{t \in [T]} \|\nabla f(x_t)\|^2 \le \frac{4(f(x_0) - f^*) + L\sigma^2}{2\sqrt{T+1}} +)"
                                      R"( \frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)})",
                                  .note = "Theorem II with this step, and as false (ef.thm2); the same orbit, for T + 1 = 64 and 256",
                                  .sweep = "T",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto side = ef::left_side(draw);
    const auto s = with_fixed_step<S>(draw);
    return {.shown =
                at_most(s.left(expect, side), bounds::ef::fixed_step_rate(s.gap(), s.f.L, s.sigma2, s.compressor.delta, sqrt(S(s.T + 1))))
                    .sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(FixedStepRate);

struct FixedStepRateRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.rem4/repaired",
      .kind = Kind::remark,
      .where = "Remark 4, first display",
      .title = "error feedback with a fixed step",
      .hypotheses = R"(\text{Assumptions A, B, C}, \; \gamma = \frac{1}{\sqrt{T+1}})",
      .statement = R"(\min_{0 \le t \le T} \mathbb E\|\nabla f(x_t)\|^2 \le \frac{2(f(x_0) - f^*) + L\sigma^2}{\sqrt{T+1}} +)"
                   R"( \frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)})",
      .note = "twice the printed term of the noise: ef.thm2/repaired",
      .sweep = "T",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto s = with_fixed_step<S>(draw);
    const S root = sqrt(S(s.T + 1));
    const S right = bounds::ef::fixed_step_rate(s.gap(), s.f.L, s.sigma2, s.compressor.delta, root) + s.f.L * s.sigma2 / (S(2) * root);
    return {.shown = at_most(s.left(expect, ef::LeftSide::least_mean), right).sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(FixedStepRateRepaired);

}  // namespace
}  // namespace lemmata
