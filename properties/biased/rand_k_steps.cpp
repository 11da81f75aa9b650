#include "lib/claim/claim.hpp"
#include "properties/biased/sparsified_gradient.hpp"

// The proof of Lemma 10, link by link, and whether its bounds are attained.

namespace lemmata {
namespace {

constexpr std::string_view noise_hypotheses =
    R"(\mathbb E n = 0,\ \mathbb E\|n\|^2 \le M_b\|\nabla f\|^2 + \sigma_b^2,\ \omega \text{ independent of } n)";

/// E rand-k(v) of a fixed vector.
template <Scalar S>
Vec<S> mean_of(Expect<S>& expect, const SparsifiedGradient<S>& s, const Vec<S>& v) {
  return expect.mean_vector([&](Chance<S>& chance) { return s.sparse(v, chance); });
}

/// ||E rand-k(g) - grad f||^2 = ||E rand-k(grad f) - grad f||^2 = m ||grad f||^2
template <Scalar S>
Case<S> bias_display(Draw& draw, Expect<S>& expect, bool squared) {
  const SparsifiedGradient<S> s(draw, draw.mutant("rescaled"));
  const S of_g = norm2_squared(s.mean(expect) - s.gradient), of_gradient = norm2_squared(mean_of(expect, s, s.gradient) - s.gradient);
  const S m = squared ? square(s.lost()) : s.lost();
  return {.shown = Chain<S>(equal(of_g, of_gradient).named("the noise has no mean").sum_of(4096))
                       .also(equal(of_gradient, m * norm2_squared(s.gradient)).named("by (10)").sum_of(4096))};
}

struct BiasDisplay {
  static constexpr ClaimInfo info{
      .id = "biased.lem10.step-bias",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 10, first display",
      .title = "bias of rand-k",
      .hypotheses = noise_hypotheses,
      .statement =
          R"(\|\mathbb E\,\text{rand-k}(g) - \nabla f\|^2 = \|\mathbb E\,\text{rand-k}(\nabla f) - \nabla f\|^2 = (1 - \tfrac kd)\|\nabla f\|^2)",
      .note =
          "the last equality takes E||rand-k(x) - x||^2 of (10) for ||E rand-k(x) - x||^2, which is (1 - k/d)^2 ||x||^2. The lemma needs "
          "'at most' only, and holds",
      .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return bias_display(draw, expect, false);
  }
};
LEMMATA_CLAIM(BiasDisplay);

struct BiasDisplayRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.lem10.step-bias/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 10, first display",
      .title = "bias of rand-k",
      .hypotheses = noise_hypotheses,
      .statement =
          R"(\|\mathbb E\,\text{rand-k}(g) - \nabla f\|^2 = \|\mathbb E\,\text{rand-k}(\nabla f) - \nabla f\|^2 = (1 - \tfrac kd)^2\|\nabla f\|^2)",
      .note = "repaired: the square of 1 - k/d",
      .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return bias_display(draw, expect, true);
  }
};
LEMMATA_CLAIM(BiasDisplayRepaired);

struct NoiseHasNoMean {
  static constexpr ClaimInfo info{.id = "biased.lem10.step-indep",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma 10",
                                  .title = "mean of compressed noise",
                                  .hypotheses = noise_hypotheses,
                                  .statement = R"(\mathbb E[\text{rand-k}(n(x))] = 0)",
                                  .note = "the mutant keeps the entries where the noise is positive: a subset that depends on it",
                                  .mutants = {"dependent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, false);
    const bool dependent = draw.mutant("dependent");
    const auto part = [&](const S& sign) {  // E of the positive or of the negative part, entry by entry
      return expect.mean_vector([&](Chance<S>& chance) {
        Vec<S> n = s.noise_at(chance);
        if (dependent)
          for (std::size_t i = 0; i < n.size(); ++i) n[i] = max(n[i], S(0));
        n = s.sparse(n, chance);
        for (std::size_t i = 0; i < n.size(); ++i) n[i] = max(S(sign * n[i]), S(0));
        return n;
      });
    };
    const Vec<S> up = part(S(1)), down = part(S(-1));
    Chain<S> shown;
    for (std::size_t i = 0; i < up.size(); ++i) shown.also(equal(up[i], down[i]).named("no mean").sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(NoiseHasNoMean);

struct SecondMomentRatio {
  static constexpr ClaimInfo info{
      .id = "biased.lem10.step-ratio",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 10",
      .title = "second moment of rand-k against its mean",
      .hypotheses = noise_hypotheses,
      .statement =
          R"(\mathbb E\|\text{rand-k}(\nabla f)\|^2 = \tfrac dk\|\mathbb E\,\text{rand-k}(\nabla f)\|^2 = \tfrac dk\|\mathbb E\,\text{rand-k}(g)\|^2)",
      .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, false);
    const S q = draw.mutant("rescaled") ? S(1) : ratio<S>(s.d, s.k);
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.sparse(s.gradient, chance)); });
    const S mean = norm2_squared(mean_of(expect, s, s.gradient));
    return {.shown = Chain<S>(equal(second, q * mean).named("of the gradient").sum_of(4096))
                         .also(equal(q * mean, q * norm2_squared(s.mean(expect))).named("of g").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SecondMomentRatio);

struct NoiseDisplay {
  static constexpr ClaimInfo info{
      .id = "biased.lem10.step-noise",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 10, second display",
      .title = "noise of rand-k",
      .hypotheses = noise_hypotheses,
      .statement =
          R"(\mathbb E\|\text{rand-k}(g) - \mathbb E\,\text{rand-k}(g)\|^2 = \mathbb E\|\text{rand-k}(g)\|^2 - h = \mathbb E\|\text{rand-k}(\nabla f)\|^2 + \mathbb E\|\text{rand-k}(n)\|^2 - h = (\tfrac dk - 1)h + \tfrac kd\mathbb E\|n\|^2 \le (\tfrac dk - 1)h + \tfrac kd M_b\|\nabla f\|^2 + \tfrac kd\sigma_b^2 \le (\tfrac dk - 1 + \tfrac dk M_b)h + \tfrac kd\sigma_b^2,\quad h = \|\mathbb E\,\text{rand-k}(g)\|^2)",
      .note = "members are compared with h added on both sides where they subtract it",
      .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, draw.mutant("rescaled"));
    const Vec<S> mean = s.mean(expect);
    const S h = norm2_squared(mean), q = ratio<S>(s.d, s.k), rest = (q - S(1)) * h;
    const S second = s.spread(expect, Vec<S>(mean.size()));
    const S of_gradient = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.sparse(s.gradient, chance)); });
    const S of_noise = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.sparse(s.noise_at(chance), chance)); });
    const S fourth = rest + s.kept() * s.variance(), fifth = rest + s.kept() * s.largest_variance();
    return {.shown = Chain<S>(equal(s.spread(expect, mean) + h, second).named("variance").sum_of(4096))
                         .also(equal(second, of_gradient + of_noise).named("no mixed term").sum_of(4096))
                         .also(equal(of_gradient + of_noise, h + fourth).named("by (12)").sum_of(4096))
                         .also(at_most(fourth, fifth).named("noise bound").sum_of(4096))
                         .also(at_most(fifth, rest + q * s.noise.M * h + s.kept() * s.noise.sigma2).named("by (12) again").sum_of(4096))};
  }
};
LEMMATA_CLAIM(NoiseDisplay);

/// Is each constant of Lemma 10 the least one? The noise with a law that meets its own bound at x, the bias by the image of each unit
/// vector: E rand-k(e_i) - e_i = -(1 - k/d) e_i makes (1 - k/d)^2 the least m for every gradient.
template <Scalar S>
Case<S> attained(Draw& draw, Expect<S>& expect, bool bias, bool squared) {
  SparsifiedGradient<S> s(draw, false);
  s.noise.additive.dependence = oracle::Dependence::none;
  if (draw.mutant("quiet-noise")) s.noise.additive = oracle::no_noise<S>(s.d);
  const Vec<S> mean = s.mean(expect);
  Chain<S> shown(
      equal(s.spread(expect, mean), s.growth() * norm2_squared(mean) + s.kept() * s.noise.sigma2).named("M, sigma^2").sum_of(4096));
  if (!bias) return {.shown = std::move(shown)};
  const auto n = static_cast<std::size_t>(s.d);
  S least(0);
  for (std::size_t i = 0; i < n; ++i) {
    const Vec<S> e = unit_vector<S>(n, i), moved = mean_of(expect, s, e) - e;
    if (i == 0) least = square(moved[0]);
    shown.also(equal(norm2_squared(moved), least).named("the bias is a multiple of the gradient"));
    shown.also(equal(square(moved[i]), least).named("the bias is a multiple of the gradient"));
  }
  return {.shown = std::move(shown).also(equal(least, squared ? square(s.lost()) : s.lost()).named("m"))};
}

struct Tight {
  static constexpr ClaimInfo info{
      .id = "biased.rem11-tight",
      .kind = Kind::remark,
      .where = "Remark 11",
      .title = "the bounds of Lemma 10 are tight",
      .hypotheses = R"(1 \le k \le d,\ \mathbb E\|n\|^2 = M_b\|\nabla f\|^2 + \sigma_b^2)",
      .statement =
          R"(\text{none of } m = 1 - \tfrac kd,\ M = (1 + M_b)\tfrac dk - 1,\ \sigma^2 = \tfrac kd\sigma_b^2 \text{ can be smaller})",
      .note =
          "read of the noise, M and sigma^2 are attained whenever the noise of g meets its bound, for every d, k and gradient; read of "
          "all of Lemma 10, m is not: for k < d every gradient has the squared bias (1 - k/d)^2 ||grad f||^2",
      .mutants = {"quiet-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool all = draw.reading("bounds", {0, 1}, {"noise", "all"}) == 1;
    return attained(draw, expect, all, false);
  }
};
LEMMATA_CLAIM(Tight);

struct TightRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.rem11-tight/repaired",
      .kind = Kind::remark,
      .where = "Remark 11",
      .title = "the least constants of Lemma 10",
      .hypotheses = R"(1 \le k \le d,\ \mathbb E\|n\|^2 = M_b\|\nabla f\|^2 + \sigma_b^2)",
      .statement =
          R"(\text{none of } m = (1 - \tfrac kd)^2,\ M = (1 + M_b)\tfrac dk - 1,\ \sigma^2 = \tfrac kd\sigma_b^2 \text{ can be smaller})",
      .note = "repaired: with the square, all three are attained at every gradient",
      .mutants = {"quiet-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return attained(draw, expect, true, true);
  }
};
LEMMATA_CLAIM(TightRepaired);

}  // namespace
}  // namespace lemmata
