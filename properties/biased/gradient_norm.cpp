#include <string>

#include "properties/biased/trajectory.hpp"

// Section 4.2: the gradient along a run of SGD with a biased oracle.

namespace lemmata::biased {
namespace {

constexpr std::string_view hypotheses =
    R"(f\ L\text{-smooth from above},\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ \gamma \le \frac{1}{(M+1)L})";
constexpr std::string_view how =
    "runs with noise are walked path by path, for up to 3 steps, or, on quadratics of any spectrum, by the recursion of their moments, for "
    "up to 60; runs without noise go up to T = 40 on any function";

struct OneStepOfGradient {
  static constexpr ClaimInfo info{
      .id = "biased.sec42-rearranged",
      .kind = Kind::inequality,
      .where = "Section 4.2, first display",
      .title = "one step of a run",
      .hypotheses = hypotheses,
      .statement =
          R"(\frac{1-m}{2}\mathbb E\|\nabla f(x_t)\|^2 \le \frac{F_t - F_{t+1}}{\gamma} + \frac{\zeta^2}{2} + \frac{\gamma L\sigma^2}{2})",
      .note = "every step t of a run, multiplied by gamma and with F_{t+1} on the left",
      .sweep = "share",
      .mutants = {"triple-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {.most_T = 8});
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2, rest = bounds::biased::descent(r.gamma, r.m, zeta2, r.L, r.sigma2, S(0));
    const S half = r.gamma * (S(1) - r.m) / S(2);
    Chain<S> shown;
    for (std::size_t t = 0; t < static_cast<std::size_t>(r.T); ++t)
      shown.also(at_most(half * r.gradients[t] + r.values[t + 1], r.values[t] + rest).named("t = " + std::to_string(t)).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(OneStepOfGradient);

struct AveragedGradient {
  static constexpr ClaimInfo info{
      .id = "biased.sec42-averaged",
      .kind = Kind::inequality,
      .where = "Section 4.2, second display",
      .title = "the average over a run",
      .hypotheses = hypotheses,
      .statement = R"(\frac{1-m}{2}\Psi_T \le \frac{F_0}{T\gamma} + \frac{\zeta^2}{2} + \frac{\gamma L\sigma^2}{2})",
      .note = how,
      .sweep = "share",
      .mutants = {"triple-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {});
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2;
    const S bound = r.first_value() / (S(r.T) * r.gamma) + zeta2 / S(2) + r.gamma * r.L * r.sigma2 / S(2);
    return {.shown = at_most((S(1) - r.m) / S(2) * r.mean_gradient(), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(AveragedGradient);

struct GradientNorm {
  static constexpr ClaimInfo info{
      .id = "biased.lem3",
      .kind = Kind::lemma,
      .where = "Lemma 3",
      .title = "mean squared gradient of biased SGD",
      .hypotheses = hypotheses,
      .statement =
          R"(\Psi_T = \frac1T\sum_{t<T}\mathbb E\|\nabla f(x_t)\|^2 \le \frac{2F}{T\gamma(1-m)} + \frac{\gamma L\sigma^2}{1-m} + \frac{\zeta^2}{1-m})",
      .note = how,
      .sweep = "T",
      .mutants = {"triple-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {});
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2;
    const S bound = bounds::biased::mean_squared_gradient(r.first_value(), r.T, r.gamma, r.m, zeta2, r.L, r.sigma2);
    return {.shown = at_most(r.mean_gradient(), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(GradientNorm);

struct RandomIterate {
  static constexpr ClaimInfo info{
      .id = "biased.psi-random",
      .kind = Kind::remark,
      .where = "after Lemma 3",
      .title = "a random iterate",
      .hypotheses = R"(x_{\text{out}} \text{ uniform on } \{x_0, \ldots, x_{T-1}\}, \text{ independent of the noise})",
      .statement = R"(\Psi_T = \mathbb E\|\nabla f(x_{\text{out}})\|^2)",
      .note = "the index is drawn as a chance of its own, and the run is stopped there, path by path; against the average of the means",
      .mutants = {"one-late"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const PathRun<S> p(draw, {.most_T = 5});
    const auto method = p.method();
    const long late = draw.mutant("one-late") ? 1 : 0, T = p.T;
    const S random = expect.mean([&](Chance<S>& chance) {
      auto state = method.start();
      const auto out = static_cast<long>(chance.uniform(static_cast<std::size_t>(T))) + late;
      for (long t = 0; t < out; ++t) state = method.step(state, t, chance);
      return p.squared_gradient(state.x);
    });
    const auto run = expect.run(method, T - 1, {[&](const auto& s) { return p.squared_gradient(s.x); }});
    return {.shown = equal(random, run.sum(0, 0, T) / S(T)).sum_of(65536)};
  }
};
LEMMATA_CLAIM(RandomIterate);

struct BestIterate {
  static constexpr ClaimInfo info{
      .id = "biased.psi-min",
      .kind = Kind::inequality,
      .where = "after Lemma 3",
      .title = "the best iterate",
      .hypotheses = R"(T \ge 1)",
      .statement = R"(\min_{t\in[T]}\mathbb E\|\nabla f(x_t)\|^2 \le \Psi_T)",
      .note =
          "[T] is a reading: {0, ..., T-1}, the iterates that Psi_T averages; or {1, ..., T}, as Definition 3 uses [d], where a run that "
          "starts at a stationary point and is moved by noise or bias has Psi_1 = 0",
      .mutants = {"half-psi"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto from = static_cast<std::size_t>(draw.reading("index-set", {0, 1}, {"from-0", "from-1"}));
    const auto r = any_trajectory<S>(draw, expect, {});
    S least = r.gradients[from];
    for (std::size_t t = from; t < static_cast<std::size_t>(r.T) + from; ++t) least = min(least, r.gradients[t]);
    const S psi = r.mean_gradient();
    return {.shown = at_most(least, draw.mutant("half-psi") ? S(psi / S(2)) : psi).sum_of(4096)};
  }
};
LEMMATA_CLAIM(BestIterate);

}  // namespace
}  // namespace lemmata::biased
