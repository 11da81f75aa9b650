#include "lib/claim/claim.hpp"
#include "properties/biased/sparsified_gradient.hpp"

// B.2 and footnote 1: rand-k' = (d/k) rand-k.

namespace lemmata {
namespace {

constexpr std::string_view scaled_hypotheses =
    R"(\mathbb E n = 0,\ \mathbb E\|n\|^2 \le M_b\|\nabla f\|^2 + \sigma_b^2,\ \text{rand-k'} = \tfrac dk\,\text{rand-k})";

struct ScaledRandK {
  static constexpr ClaimInfo info{
      .id = "biased.lem12",
      .kind = Kind::lemma,
      .where = "Lemma 12",
      .title = "rescaled rand-k of a stochastic gradient",
      .hypotheses = scaled_hypotheses,
      .statement = R"(\text{rand-k'}(\nabla f + n):\ m = \zeta^2 = 0,\ M = (1 + M_b)\tfrac dk - 1,\ \sigma^2 = \tfrac dk\sigma_b^2)",
      .mutants = {"not-rescaled", "smaller-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, !draw.mutant("not-rescaled"));
    const Vec<S> mean = s.mean(expect);
    const S share = draw.mutant("smaller-noise") ? S(1) : ratio<S>(s.d, s.k);
    Chain<S> shown(at_most(s.spread(expect, mean), s.growth() * norm2_squared(mean) + share * s.noise.sigma2).named("noise").sum_of(4096));
    for (std::size_t i = 0; i < mean.size(); ++i) shown.also(equal(mean[i], s.gradient[i]).named("unbiased").sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ScaledRandK);

/// The display of the proof; its last sign is '=' in print.
template <Scalar S>
Case<S> variance_display(Draw& draw, Expect<S>& expect, bool printed) {
  const SparsifiedGradient<S> s(draw, !draw.mutant("not-rescaled"));
  const S size = norm2_squared(s.gradient), q = ratio<S>(s.d, s.k);
  const S second = s.spread(expect, Vec<S>(s.gradient.size()));
  const S of_gradient = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.sparse(s.gradient, chance)); });
  const S of_noise = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.sparse(s.noise_at(chance), chance)); });
  const S fourth = (q - S(1)) * size + q * s.variance(), fifth = (q - S(1)) * size + q * s.largest_variance();
  Chain<S> shown(equal(s.spread(expect, s.gradient) + size, second).named("variance").sum_of(4096));
  shown.also(equal(second, of_gradient + of_noise).named("no mixed term").sum_of(4096));
  shown.also(equal(of_gradient + of_noise, size + fourth).named("by (12)").sum_of(4096));
  shown.also((printed ? equal(fourth, fifth) : at_most(fourth, fifth)).named("noise bound").sum_of(4096));
  return {.shown = std::move(shown)};
}

struct VarianceDisplay {
  static constexpr ClaimInfo info{
      .id = "biased.lem12.step",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 12",
      .title = "variance of rand-k'",
      .hypotheses = scaled_hypotheses,
      .statement =
          R"(\mathbb E\|\text{rand-k'}(g) - \nabla f\|^2 = \mathbb E\|\text{rand-k'}(g)\|^2 - \|\nabla f\|^2 = \mathbb E\|\text{rand-k'}(\nabla f)\|^2 + \mathbb E\|\text{rand-k'}(n)\|^2 - \|\nabla f\|^2 = \tfrac dk\|\nabla f\|^2 + \tfrac dk\mathbb E\|n\|^2 - \|\nabla f\|^2 = (\tfrac dk - 1 + \tfrac dk M_b)\|\nabla f\|^2 + \tfrac dk\sigma_b^2)",
      .note =
          "the last '=' uses a bound of the noise as if it were attained; the lemma needs 'at most'. Members are compared with ||grad "
          "f||^2 added on both sides",
      .mutants = {"not-rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return variance_display(draw, expect, true);
  }
};
LEMMATA_CLAIM(VarianceDisplay);

struct VarianceDisplayRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.lem12.step/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 12",
      .title = "variance of rand-k'",
      .hypotheses = scaled_hypotheses,
      .statement =
          R"(\mathbb E\|\text{rand-k'}(g) - \nabla f\|^2 = \ldots = \tfrac dk\|\nabla f\|^2 + \tfrac dk\mathbb E\|n\|^2 - \|\nabla f\|^2 \le (\tfrac dk - 1 + \tfrac dk M_b)\|\nabla f\|^2 + \tfrac dk\sigma_b^2)",
      .note = "repaired: the last sign",
      .mutants = {"not-rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return variance_display(draw, expect, false);
  }
};
LEMMATA_CLAIM(VarianceDisplayRepaired);

/// One coordinate of one step of both methods, with the same subset and the same gradient: x - gamma rand-k(v) with gamma = gamma' d/k,
/// and x - gamma' rand-k'(v).
template <Scalar S>
Relation<S> coupled(Draw& draw, bool same_step) {
  const S x = draw.real<S>("x_i"), v = draw.real<S>("g_i"), step = draw.positive<S>("gamma'");
  const S q = S(1) + draw.nonnegative<S>("d/k - 1");
  const bool kept = draw.coin("i in omega");
  const S gamma = same_step ? step : S(step * q), scaled = q * v;
  return equal(x - (kept ? gamma * v : S(0)), x - (kept ? step * scaled : S(0))).named("coupled step").sum_of(256);
}

struct Equivalence {
  static constexpr ClaimInfo info{
      .id = "biased.b2-equivalence",
      .kind = Kind::remark,
      .where = "B.2",
      .title = "rand-k' is a rescaled rand-k",
      .hypotheses = R"(\text{rand-k'} = \tfrac dk\,\text{rand-k},\ \gamma = \tfrac dk\gamma')",
      .statement = R"(x - \gamma\,\text{rand-k}(g, \omega) = x - \gamma'\,\text{rand-k'}(g, \omega) \text{ for all } x, g, \omega)",
      .argument = Argument::invariant,
      .note =
          "for every coordinate, in the subset or not: with the same start, gradients and subsets the two runs are one, at all times and "
          "for every gamma'. What is guaranteed for one with its best step holds for the other",
      .mutants = {"same-step"},
      .whole = {"i in omega"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = coupled<S>(draw, draw.mutant("same-step"))};
  }
};
LEMMATA_CLAIM(Equivalence);

struct Footnote {
  static constexpr ClaimInfo info{
      .id = "biased.fn1",
      .kind = Kind::remark,
      .where = "footnote 1",
      .title = "biased and unbiased sparsification",
      .hypotheses = scaled_hypotheses,
      .statement =
          R"(\mathbb E\,\text{rand-k'}(g) = \nabla f,\ \operatorname{Var}\text{rand-k'} = \tfrac{d^2}{k^2}\operatorname{Var}\text{rand-k} \ge \operatorname{Var}\text{rand-k}; \text{ the terms } \tfrac{\sigma^2}{(1-m)^2} \text{ agree, } = \tfrac dk\sigma_b^2; \tfrac{M+1}{1-m} \text{ is not larger}; \text{ with } \gamma = \tfrac dk\gamma' \text{ both are one})",
      .note = "the variance is higher for k < d where it is not 0. The terms are those of Theorems 4 and 6 with Lemmas 10 and 12",
      .mutants = {"same-step", "not-rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    SparsifiedGradient<S> s(draw, !draw.mutant("not-rescaled"));
    const Vec<S> mean = s.mean(expect);
    const S variance = s.spread(expect, mean), q = ratio<S>(s.d, s.k), M = s.growth();
    s.factor = S(1);
    const S biased = s.spread(expect, s.mean(expect));
    const S noise = bounds::biased::noise_cost(S(s.kept() * s.noise.sigma2), s.lost());
    Chain<S> shown(equal(variance, square(q) * biased).named("variances").sum_of(4096));
    shown.also(at_most(biased, square(q) * biased).named("higher variance"));
    for (std::size_t i = 0; i < mean.size(); ++i) shown.also(equal(mean[i], s.gradient[i]).named("unbiased").sum_of(4096));
    shown.also(equal(noise, q * s.noise.sigma2).named("noise term of rand-k").sum_of(256));
    shown.also(equal(bounds::biased::noise_cost(S(q * s.noise.sigma2), S(0)), noise).named("noise term of rand-k'").sum_of(256));
    shown.also(at_most(bounds::biased::progress_cost(M, S(0)), bounds::biased::progress_cost(M, s.lost())).named("progress").sum_of(256));
    return {.shown = std::move(shown).also(coupled<S>(draw, draw.mutant("same-step")))};
  }
};
LEMMATA_CLAIM(Footnote);

}  // namespace
}  // namespace lemmata
