#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "properties/biased/smoothing_setting.hpp"

// The displays in the proof of Lemma 13.

namespace lemmata {
namespace {

constexpr std::string_view smooth_hypotheses = R"(\|\nabla f(x) - \nabla f(y)\| \le L\|x - y\|,\ \tau > 0,\ b = \mathbb E g - \nabla f)";

struct SmoothingBiasDisplay {
  static constexpr ClaimInfo info{.id = "biased.lem13.step-bias",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma 13, first display",
                                  .title = "bias of Gaussian smoothing",
                                  .hypotheses = smooth_hypotheses,
                                  .statement = R"(\|b(x)\|^2 = \|\mathbb E g(x) - \nabla f(x)\| \le \tfrac{\tau^2}4L^2(d+3)^3)",
                                  .note = "a square is missing in the middle; also with a Lipschitz gradient",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    SmoothingSetting<S> s(draw, false);
    if (draw.mutant("smaller-L")) s.L /= S(16);
    const S middle = norm2(s.bias());
    return {.shown = Chain<S>(equal(norm2_squared(s.bias()), middle).named("no square"))
                         .also(at_most(middle, s.zeta2()).named("bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SmoothingBiasDisplay);

struct SmoothingBiasDisplayRepaired {
  static constexpr ClaimInfo info{.id = "biased.lem13.step-bias/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma 13, first display",
                                  .title = "bias of Gaussian smoothing",
                                  .hypotheses = smooth_hypotheses,
                                  .statement = R"(\|b(x)\|^2 = \|\mathbb E g(x) - \nabla f(x)\|^2 \le \tfrac{\tau^2}4L^2(d+3)^3)",
                                  .note = "repaired: with the square",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    SmoothingSetting<S> s(draw, false);
    if (draw.mutant("smaller-L")) s.L /= S(16);
    return {.shown = at_most(norm2_squared(s.bias()), s.zeta2()).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SmoothingBiasDisplayRepaired);

struct SecondDisplay {
  static constexpr ClaimInfo info{
      .id = "biased.lem13.step-second",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13, second display",
      .title = "second moment of Gaussian smoothing",
      .hypotheses = smoothing_hypotheses,
      .statement = R"(\mathbb E\|g\|^2 \le 3\tau^2L^2(d+4)^3 + 4(d+4)\|\mathbb E g\|^2 = 3\tau^2L^2(d+4)^3 + 4(d+4)\|\nabla f + b\|^2)",
      .note = smoothing_note,
      .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto s = read_smoothing<S>(draw);  // the equality defines b
    return {.shown = at_most(s.moments.second, s.sigma2() + s.growth()).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SecondDisplay);

struct VarianceFromSecond {
  static constexpr ClaimInfo info{
      .id = "biased.lem13.step-variance",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 13, last sentence",
      .title = "the second moment bounds the variance",
      .hypotheses = R"(\mathbb E\|g\|^2 \le \sigma^2 + M\|\mathbb E g\|^2)",
      .statement = R"(\mathbb E\|g - \mathbb E g\|^2 \le \mathbb E\|g\|^2 \le \sigma^2 + M\|\nabla f + b\|^2)",
      .note = "for any random vector (finite laws, any mean); M is drawn, sigma^2 what it leaves or more. Even M - 1 would do",
      .mutants = {"no-square-of-the-mean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const Vec<S> x(static_cast<std::size_t>(d)), mean = draw.vector<S>("mean", d);
    const auto noise = oracle::any_noise<S>(draw, "n", d);
    const S variance = noise.variance({.x = x}), size = norm2_squared(mean);
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(mean + noise.sample({.x = x}, chance)); });
    const S M = draw.nonnegative<S>("M"), sigma2 = max(S(0), S(second - M * size)) + draw.nonnegative<S>("more");
    const S bound = draw.mutant("no-square-of-the-mean") ? S(sigma2 - M * size) : S(sigma2 + M * size);
    return {.shown = Chain<S>(equal(variance + size, second).named("variance").sum_of(4096))
                         .also(at_most(variance, second).named("second moment").sum_of(4096))
                         .also(at_most(variance, bound).named("M, sigma^2").sum_of(4096))};
  }
};
LEMMATA_CLAIM(VarianceFromSecond);

}  // namespace
}  // namespace lemmata
