#include "bounds/ef/smooth_rate.hpp"
#include "properties/ef/smooth_setting.hpp"

// SGD beside error feedback: the second display of Remark 4, and its proof (appendix B.4).

namespace lemmata {
namespace {

/// gamma = 1/sqrt(T + 1), no compression.
template <Scalar S>
ef::SmoothSetting<S> sgd_setting(Draw& draw) {
  const long family = draw.integer("family", 0, 3);
  if (family == 1)
    return ef::any_smooth_setting<S>(
        draw, [](long T) { return S(1) / sqrt(S(T + 1)); }, false);
  if (family == 2) return ef::launched<S>(draw, S(S(1) / sqrt(S(2))));  // T = 1
  if (family == 3) return ef::from_the_edge<S>(draw, S(S(1) / sqrt(S(2))));
  const long j = draw.integer("log4 (T + 1)", 1, 4);
  ef::SmoothSetting<S> s = ef::two_corners<S>(draw, S(S(1) / pow(S(2), j)));
  s.T = (1L << (2 * j)) - 1;
  return s;
}

struct SgdRate {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.sgd",
      .kind = Kind::inequality,
      .where = "Remark 4, second display; appendix B.4",
      .title = "SGD with a fixed step",
      .hypotheses = R"(\text{Assumptions B, C}, \; \gamma = \frac{1}{\sqrt{T+1}}, \; T \ge 1)",
      .statement = R"(\min_{t \in [T]} \|\nabla f(x_t)\|^2 \le \frac{2(f(x_0) - f^*) + L\sigma^2}{2\sqrt{T+1}})",
      .note =
          "[T] is not defined: the proof covers t = 0..T, not the first T iterates only (T = 1 and full gradients), nor t = 1..T "
          "(T = 1, start at a minimiser). The minimum is that of the means, or the mean of the minimum, which is smaller",
      .sweep = "log4 (T + 1)",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto side = ef::left_side(draw);
    const auto s = sgd_setting<S>(draw);
    return {.shown = at_most(s.left(expect, side), bounds::ef::fixed_step_sgd_rate(s.gap(), s.f.L, s.sigma2, S(1), sqrt(S(s.T + 1))))
                         .sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(SgdRate);

template <Scalar S>
Case<S> one_sgd_step(Draw& draw, Expect<S>& expect, bool as_printed) {
  const long d = draw.integer("d", 1, 2);
  const auto f = draw.coin("bounded") ? problem::any_bounded_slope<S>(draw, "f", d).f : problem::any_smooth<S>(draw, "f", d);
  const auto noise = oracle::any_noise<S>(draw, "n", d);
  const Vec<S> x = draw.vector<S>("x", d), gradient = f.gradient(x);
  const S gamma = draw.positive<S>("gamma"), step = draw.mutant("twice-the-step") ? S(S(2) * gamma) : gamma;
  const S sigma2 = norm2_squared(gradient) + noise.variance({.x = x}) + draw.nonnegative<S>("room");
  const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
    const Vec<S> move = step * (gradient + noise.sample({.x = x}, chance));
    return Vec<S>{f.value(x - move), dot(gradient, move), norm2_squared(move)};
  });
  const S first = f.value(x) - means[1] + f.L / S(2) * means[2];
  const S last = f.value(x) - gamma * norm2_squared(gradient) + f.L * sigma2 * square(gamma) / S(2);
  return {.shown = Chain<S>(at_most(means[0], first).named("smoothness").sum_of(1 << 15))
                       .also((as_printed ? equal(first, last) : at_most(first, last)).named("second moment").sum_of(1 << 15))};
}

struct OneStepOfSgd {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.sgd-step1",
      .kind = Kind::proof_step,
      .where = "appendix B.4",
      .title = "one step of SGD",
      .hypotheses = R"(f \ L\text{-smooth}, \; \mathbb E_t g_t = \nabla f(x_t), \; \mathbb E_t\|g_t\|^2 \le \sigma^2)",
      .statement =
          R"(\mathbb E_t f(x_{t+1}) \le f(x_t) + \langle\nabla f(x_t), \mathbb E_t[x_{t+1} - x_t]\rangle + \frac L2\mathbb E_t\|x_{t+1} -)"
          R"( x_t\|^2 = f(x_t) - \gamma\|\nabla f(x_t)\|^2 + \frac{L\sigma^2\gamma^2}{2})",
      .note = "an equality only where E||g_t||^2 = sigma^2. The virtual iterate of the first right-hand side is x_t, since e_t = 0",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return one_sgd_step<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(OneStepOfSgd);

struct OneStepOfSgdRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.sgd-step1/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.4",
      .title = "one step of SGD",
      .hypotheses = R"(f \ L\text{-smooth}, \; \mathbb E_t g_t = \nabla f(x_t), \; \mathbb E_t\|g_t\|^2 \le \sigma^2)",
      .statement =
          R"(\mathbb E_t f(x_{t+1}) \le f(x_t) + \langle\nabla f(x_t), \mathbb E_t[x_{t+1} - x_t]\rangle + \frac L2\mathbb E_t\|x_{t+1} -)"
          R"( x_t\|^2 \le f(x_t) - \gamma\|\nabla f(x_t)\|^2 + \frac{L\sigma^2\gamma^2}{2})",
      .note = "the second relation is an inequality",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return one_sgd_step<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(OneStepOfSgdRepaired);

struct SgdAveraged {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.sgd-step2",
      .kind = Kind::proof_step,
      .where = "appendix B.4",
      .title = "SGD, averaged",
      .hypotheses = R"(\text{Assumptions B, C}, \; \gamma > 0, \; T \ge 1)",
      .statement = R"(\frac{1}{T+1}\sum_{t=0}^T \|\nabla f(x_t)\|^2 \le \frac{1}{\gamma(T+1)}\sum_{t=0}^T(\mathbb E f(x_t) - \mathbb E)"
                   R"( f(x_{t+1})) + \frac{L\gamma\sigma^2}{2} \le \frac{f(x_0) - f^*}{\gamma T} + \frac{L\gamma\sigma^2}{2})",
      .note = "the left side has no expectation: read as its mean, or on every path",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool paths = draw.reading("left side", {0, 1}, {"mean", "every-path"}) == 1;
    ef::SmoothSetting<S> s;
    if (draw.coin("general")) {
      s = ef::any_smooth_setting<S>(
          draw, [&](long) { return draw.positive<S>("gamma"); }, false);
    } else {
      s = ef::two_corners<S>(draw, ef::power_of_two<S>(draw, "log gamma"));
      s.T = draw.log_integer("T", 1, 50);
    }
    const S last = bounds::ef::sgd_average(s.gap(), s.gamma, s.f.L, s.sigma2, S(s.T));
    using State = typename ef::WithLeast<S>::State;
    Chain<S> shown;
    if (paths) {
      for (const auto& [state, weight] : expect.run(s.summed(), s.T, {}).last)
        shown.also(at_most(state.sum / S(s.T + 1), last).named("on a path").sum_of(1 << 14));
      return {.shown = std::move(shown)};
    }
    const auto run =
        expect.run(s.method(), s.T + 1, {[](const State& at) { return at.now; }, [&](const State& at) { return s.f.value(at.at.x); }});
    const S middle = (run.mean(1, 0) - run.mean(1, s.T + 1)) / (s.gamma * S(s.T + 1)) + s.f.L * s.gamma * s.sigma2 / S(2);
    shown.also(at_most(run.sum(0, 0, s.T + 1) / S(s.T + 1), middle).named("average").sum_of(1 << 14));
    shown.also(at_most(middle, last).named("f >= f*").sum_of(1 << 14));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SgdAveraged);

}  // namespace
}  // namespace lemmata
