#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/oracle/steered_bias.hpp"

// Section 3.2: what Assumptions 3 and 4 imply at one point.

namespace lemmata::biased {
namespace {

/// A gradient, a bias of it and a noise, at a point.
template <Scalar S>
struct Local {
  Vec<S> x, gradient, b;
  S m, zeta2;
  oracle::GrowingNoise<S> noise;

  Local(Draw& draw, bool relative) {
    const long d = draw.integer("d", 1, 3);
    x = draw.vector<S>("x", d);
    gradient = draw.vector<S>("gradient", d);
    const auto bias = relative ? oracle::any_relative_bias<S>(draw, "bias", d) : oracle::any_steered_bias<S>(draw, "bias", d);
    m = bias.m;
    zeta2 = bias.zeta2;
    b = bias.at(x, gradient);
    noise = oracle::any_growing_noise<S>(draw, "noise", d);
  }
  /// E <gradient, g>
  S alignment(Expect<S>& expect, const Vec<S>& bias) const {
    const Vec<S> signal = gradient + bias;
    return expect.mean([&](Chance<S>& chance) { return dot(gradient, signal + noise.sample({.x = x}, signal, chance)); });
  }
};

struct NoiseOfTrueGradient {
  static constexpr ClaimInfo info{
      .id = "biased.rem1",
      .kind = Kind::remark,
      .where = "Remark 1",
      .title = "noise relative to the true gradient",
      .hypotheses = R"(\mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ 0 \le m < 1)",
      .statement =
          R"(\mathbb E\|n\|^2 \le \bar M\|\nabla f\|^2 + \bar\sigma^2, \quad \bar M = 2M(1+m) \le 4M,\ \bar\sigma^2 = \sigma^2 + 2M\zeta^2)",
      .note = "E||n||^2 by enumeration. There are constants at most these, so that these must do",
      .mutants = {"one-and-a-half", "no-zeta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Local<S> p(draw, false);
    const Vec<S> signal = p.gradient + p.b;
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(p.noise.sample({.x = p.x}, signal, chance)); });
    const S two = draw.mutant("one-and-a-half") ? ratio<S>(3, 2) : S(2), zeta2 = draw.mutant("no-zeta") ? S(0) : p.zeta2;
    const S grows = two * p.noise.M * (S(1) + p.m);
    return {
        .shown =
            Chain<S>(
                at_most(second, grows * norm2_squared(p.gradient) + p.noise.sigma2 + two * p.noise.M * zeta2).named("bound").sum_of(4096))
                .also(at_most(grows, S(4) * p.noise.M).named("at most 4M"))};
  }
};
LEMMATA_CLAIM(NoiseOfTrueGradient);

struct SquareOfSum {
  static constexpr ClaimInfo info{.id = "biased.rem1.step-young",
                                  .kind = Kind::proof_step,
                                  .where = "Remark 1",
                                  .title = "square of a sum",
                                  .hypotheses = R"(a, b \in \mathbb R^d)",
                                  .statement = R"(\|a + b\|^2 \le 2\|a\|^2 + 2\|b\|^2)",
                                  .note = "by ||a + b||^2 + ||a - b||^2 = 2||a||^2 + 2||b||^2; for one coordinate, of which all are sums",
                                  .mutants = {"factor-one"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S sum = draw.real<S>("a + b"), difference = draw.real<S>("a - b"), half = ratio<S>(1, 2);
    const S a = half * (sum + difference), b = half * (sum - difference), two = S(draw.mutant("factor-one") ? 1 : 2);
    return {.shown = at_most(square(S(a + b)), two * square(a) + two * square(b))};
  }
};
LEMMATA_CLAIM(SquareOfSum);

struct SmallerSigma {
  static constexpr ClaimInfo info{
      .id = "biased.sigma-smaller",
      .kind = Kind::remark,
      .where = "Section 3.2, after Remark 1",
      .title = "what M > 0 gains",
      .hypotheses = R"(f(x) = \frac L2 x^2,\ n = \xi \nabla f(x),\ \mathbb P(\xi = \pm s) = \frac12)",
      .statement =
          R"(\mathbb E\|n\|^2 \le s^2\|\nabla f\|^2 + 0; \quad \text{for every } \sigma^2 \text{ there is } x \text{ with } \mathbb E\|n\|^2 > 0\cdot\|\nabla f\|^2 + \sigma^2)",
      .note =
          "often: oracles of this kind for every L and s, where sigma^2 = 0 does with M = s^2 and no sigma^2 does with M = 0. The point "
          "is x = (sigma^2 + 1)(1 + 1/(L^2 s^2)), where L^2 s^2 x^2 >= x > sigma^2. M = 0 is a special case of Assumption 3",
      .mutants = {"bounded"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L"), s = draw.positive<S>("s"), sigma2 = draw.nonnegative<S>("sigma^2");
    const S unit = square(S(L * s)), x = (sigma2 + S(1)) * (S(1) + S(1) / unit);
    const S slope = draw.mutant("bounded") ? S(0) : S(L * x), half = ratio<S>(1, 2);
    const S second = expect.mean([&](Chance<S>& chance) { return square(S(chance.among({half, half}, {s, -s}) * slope)); });
    return {.shown = Chain<S>(at_most(second, square(s) * square(slope)).named("with M > 0"))
                         .also(strictly_less(sigma2, second).named("with M = 0"))};
  }
};
LEMMATA_CLAIM(SmallerSigma);

struct Aligned {
  static constexpr ClaimInfo info{
      .id = "biased.aligned",
      .kind = Kind::inequality,
      .where = "Section 3.2, paragraph on zeta^2 = 0",
      .title = "the oracle is aligned with the gradient",
      .hypotheses = R"(\|b(x)\|^2 \le m\|\nabla f(x)\|^2,\ 0 \le m < 1,\ \mathbb E n = 0)",
      .statement = R"(\mathbb E_\xi\langle\nabla f(x_t), g(x, \xi)\rangle > 0)",
      .note =
          "read with x = x_t. Printed without a condition on x: read where there is a gradient to be aligned with, or at any x; where the "
          "gradient vanishes both sides are 0",
      .mutants = {"opposite"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool any = draw.reading("point", {0, 1}, {"not-stationary", "any"}) == 1;
    const Local<S> p(draw, true);
    const Vec<S> b = draw.mutant("opposite") ? S(-2) * p.gradient : p.b;
    std::vector<Relation<S>> given;
    if (!any) given.push_back(strictly_less(S(0), norm2_squared(p.gradient)).named("the gradient is not 0"));
    return {.given = std::move(given), .shown = strictly_less(S(0), p.alignment(expect, b)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(Aligned);

struct AlignedElsewhere {
  static constexpr ClaimInfo info{
      .id = "biased.aligned/repaired",
      .kind = Kind::inequality,
      .where = "Section 3.2, paragraph on zeta^2 = 0",
      .title = "the oracle is aligned with a gradient that does not vanish",
      .hypotheses = R"(\|b(x)\|^2 \le m\|\nabla f(x)\|^2,\ 0 \le m < 1,\ \mathbb E n = 0,\ \nabla f(x) \ne 0)",
      .statement = R"(\mathbb E_\xi\langle\nabla f(x), g(x, \xi)\rangle \ge \frac{1-m}{2}\|\nabla f(x)\|^2 > 0)",
      .note =
          "repaired: stationary points are excluded, and the amount is added: <g, g + b> = (||g||^2 + ||g + b||^2 - ||b||^2)/2. The least "
          "possible value, (1 - sqrt m)||g||^2, is above it",
      .mutants = {"opposite"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Local<S> p(draw, true);
    const Vec<S> b = draw.mutant("opposite") ? S(-2) * p.gradient : p.b;
    const S size = norm2_squared(p.gradient), least = (S(1) - p.m) / S(2) * size;
    return {.given = {strictly_less(S(0), size)},
            .shown = Chain<S>(at_most(least, p.alignment(expect, b)).named("aligned").sum_of(4096))
                         .also(strictly_less(S(0), least).named("positive"))};
  }
};
LEMMATA_CLAIM(AlignedElsewhere);

}  // namespace
}  // namespace lemmata::biased
