#include "properties/biased/one_step.hpp"

// Lemma 2: one step with a biased oracle.

namespace lemmata::biased {
namespace {

struct DescentWithBias {
  static constexpr ClaimInfo info{
      .id = "biased.lem2",
      .kind = Kind::lemma,
      .where = "Lemma 2, eq. (5)",
      .title = "one step with a biased oracle",
      .hypotheses =
          R"(f\ L\text{-smooth from above},\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ \gamma \le \frac{1}{(M+1)L})",
      .statement =
          R"(\mathbb E[f(x_{t+1}) - f(x_t)] \le \frac{\gamma(m-1)}{2}\|\nabla f(x_t)\|^2 + \frac{\gamma}{2}\zeta^2 + \frac{\gamma^2 L}{2}\sigma^2)",
      .note =
          "compared with f(x_t) and the gradient term on the other sides, where no difference of large numbers is formed; smooth means "
          "(3), which says nothing from below; f need not have a minimum",
      .sweep = "share",
      .mutants = {"double-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const OneStep<S> s(draw);
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : s.bias.zeta2;
    const S gain = s.gamma * (S(1) - s.bias.m) / S(2) * norm2_squared(s.gradient);
    const S rest = bounds::biased::descent(s.gamma, s.bias.m, zeta2, s.objective.L, s.noise.sigma2, S(0));
    return {.shown = at_most(s.mean_next(expect) + gain, s.value() + rest).sum_of(4096)};
  }
};
LEMMATA_CLAIM(DescentWithBias);

struct DescentRecovered {
  static constexpr ClaimInfo info{
      .id = "biased.lem2-recover",
      .kind = Kind::remark,
      .where = "text after (5)",
      .title = "the standard descent lemma",
      .hypotheses = R"(M = m = \zeta^2 = 0,\ \gamma \le \frac1L)",
      .statement =
          R"(\mathbb E f(x_{t+1}) \le f(x_t) - \frac\gamma2\|\nabla f(x_t)\|^2 + \frac{\gamma^2 L}{2}\sigma^2,\ \text{the right side of (5)})",
      .note = "the equality is the substitution; the inequality is attacked on unbiased oracles whose noise does not grow",
      .sweep = "share",
      .mutants = {"double-step", "one-and-a-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    OneStep<S> s(draw, Parts::no_noise);
    const long d = s.f().d;
    const auto additive = oracle::any_noise<S>(draw, "additive", d);
    const S size = norm2_squared(s.gradient), sigma2 = additive.largest_variance(static_cast<std::size_t>(d));
    const S next = expect.mean([&](Chance<S>& chance) {
      return problem::above_minimum(s.f(), s.x - s.gamma * (s.gradient + additive.sample({.x = s.x}, chance)));
    });
    const S gain = s.gamma / S(2) * size, rest = square(s.gamma) * s.objective.L / S(2) * sigma2;
    const S larger = draw.mutant("one-and-a-half") ? ratio<S>(3, 2) * gain : gain;
    return {.shown = Chain<S>(equal(bounds::biased::descent(s.gamma, S(0), S(0), s.objective.L, sigma2, size), rest - gain)
                                  .named("same constants")
                                  .sum_of(256))
                         .also(at_most(next + larger, s.value() + rest).named("descent").sum_of(4096))};
  }
};
LEMMATA_CLAIM(DescentRecovered);

}  // namespace
}  // namespace lemmata::biased
