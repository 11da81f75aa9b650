#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "properties/biased/sparsified_gradient.hpp"

// Lemma 10, Remark 11, and the rows of Table 1 on random-k.

namespace lemmata {
namespace {

/// The bias and the noise of rand-k of a stochastic gradient against their bounds.
template <Scalar S>
Chain<S> lemma_10(Draw& draw, Expect<S>& expect, const SparsifiedGradient<S>& s) {
  const S share = draw.mutant("smaller-noise") ? S(s.kept() / S(2)) : s.kept();
  const Vec<S> mean = s.mean(expect);
  return Chain<S>(at_most(norm2_squared(mean - s.gradient), s.lost() * norm2_squared(s.gradient)).named("bias").sum_of(4096))
      .also(at_most(s.spread(expect, mean), s.growth() * norm2_squared(mean) + share * s.noise.sigma2).named("noise").sum_of(4096));
}

constexpr std::string_view rand_k_hypotheses =
    R"(\mathbb E n = 0,\ \mathbb E\|n\|^2 \le M_b\|\nabla f\|^2 + \sigma_b^2,\ \omega \text{ uniform among the k-subsets, independent of } n)";

struct RandKOracle {
  static constexpr ClaimInfo info{
      .id = "biased.lem10",
      .kind = Kind::lemma,
      .where = "Lemma 10",
      .title = "rand-k of a stochastic gradient",
      .hypotheses = rand_k_hypotheses,
      .statement =
          R"(\text{rand-k}(\nabla f + n):\ m = 1 - \frac kd,\ \zeta^2 = 0,\ M = (1 + M_b)\frac dk - 1,\ \sigma^2 = \frac kd \sigma_b^2)",
      .note = "Definition 4 says 'from Omega_l', read as Omega_k",
      .mutants = {"rescaled", "smaller-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, draw.mutant("rescaled"));
    return {.shown = lemma_10(draw, expect, s)};
  }
};
LEMMATA_CLAIM(RandKOracle);

struct StochasticRandKRow {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-randk-stoch",
      .kind = Kind::table_row,
      .where = "Table 1, row random-k compression of a stochastic gradient",
      .title = "parameters of rand-k of a stochastic gradient",
      .hypotheses = rand_k_hypotheses,
      .statement = R"(M' = (1 + M)\frac dk - 1,\ \sigma'^2 = \frac kd \sigma^2,\ 1 - m = \frac kd,\ \zeta^2 = 0)",
      .note = "as Lemma 10",
      .mutants = {"rescaled", "smaller-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, draw.mutant("rescaled"));
    return {.shown = lemma_10(draw, expect, s)};
  }
};
LEMMATA_CLAIM(StochasticRandKRow);

struct StochasticRandKBias {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-randk-m",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "bias of rand-k of a stochastic gradient",
      .hypotheses = rand_k_hypotheses,
      .statement = R"(\|\mathbb E\,\text{rand-k}(\nabla f + n) - \nabla f\|^2 \le m\|\nabla f\|^2,\ m = 1 - \frac kd)",
      .note = "the least such m is (1 - k/d)^2 (biased.rem11-tight/repaired)",
      .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SparsifiedGradient<S> s(draw, false);
    const Vec<S> mean = s.mean(expect);
    const Vec<S> bias = draw.mutant("negated") ? S(-1) * mean - s.gradient : mean - s.gradient;
    return {.shown = at_most(norm2_squared(bias), s.lost() * norm2_squared(s.gradient)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(StochasticRandKBias);

/// rand-k of the gradient itself.
template <Scalar S>
struct RandKOfGradient {
  long d, k;
  Vec<S> gradient;
  compress::Compressor<S> rand_k;

  explicit RandKOfGradient(Draw& draw) : d(draw.integer("d", 1, 8)), k(draw.integer("k", 1, d)) {
    gradient = draw.vector<S>("gradient", d);
    rand_k = compress::rand_k<S>(d, draw.mutant("one-fewer") ? std::max(1L, k - 1) : k);
  }
  /// E||g - E g||^2 <= M ||E g||^2 and the bias with m = 1 - k/d.
  Chain<S> row(Expect<S>& expect, const S& M) const {
    const S mean = norm2_squared(compress::mean_of(expect, rand_k, gradient));
    return Chain<S>(at_most(compress::mean_squared_spread(expect, rand_k, gradient), M * mean).named("noise").sum_of(4096))
        .also(at_most(compress::squared_bias(expect, rand_k, gradient), bounds::biased::lost_share<S>(d, k) * norm2_squared(gradient))
                  .named("bias")
                  .sum_of(4096));
  }
};

struct RandKRow {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-randk",
      .kind = Kind::table_row,
      .where = "Table 1, row random-k compression",
      .title = "parameters of rand-k of the gradient",
      .hypotheses = R"(g(x) = \text{rand-k}(\nabla f(x)))",
      .statement =
          R"(\mathbb E\|g - \mathbb E g\|^2 \le M\|\mathbb E g\|^2 + \sigma^2,\ \|\mathbb E g - \nabla f\|^2 \le m\|\nabla f\|^2 + \zeta^2: M = \sigma^2 = \zeta^2 = 0,\ 1 - m = \frac kd)",
      .note =
          "Definition 1 has the bias as a map of x, so that the draw of the subset is noise: it is not 0 for k < d, and Lemma 10 and "
          "Remark 11 give M = d/k - 1. M = 0 would be right for a bias that is random itself, bounded in the mean of its square",
      .sweep = "d",
      .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return {.shown = RandKOfGradient<S>(draw).row(expect, S(0))};
  }
};
LEMMATA_CLAIM(RandKRow);

struct RandKRowRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-randk/repaired",
      .kind = Kind::table_row,
      .where = "Table 1, row random-k compression",
      .title = "parameters of rand-k of the gradient",
      .hypotheses = R"(g(x) = \text{rand-k}(\nabla f(x)))",
      .statement =
          R"(\mathbb E\|g - \mathbb E g\|^2 \le M\|\mathbb E g\|^2 + \sigma^2,\ \|\mathbb E g - \nabla f\|^2 \le m\|\nabla f\|^2 + \zeta^2: M = \frac dk - 1,\ \sigma^2 = \zeta^2 = 0,\ 1 - m = \frac kd)",
      .note = "repaired: M = d/k - 1, as Lemma 10 has it",
      .sweep = "d",
      .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RandKOfGradient<S> s(draw);
    return {.shown = s.row(expect, bounds::biased::sparsified_growth(S(0), s.d, s.k))};
  }
};
LEMMATA_CLAIM(RandKRowRepaired);

struct RandKSpecialCases {
  static constexpr ClaimInfo info{
      .id = "biased.rem11-special",
      .kind = Kind::remark,
      .where = "Remark 11",
      .title = "Lemma 10 for k = d and without noise",
      .hypotheses = R"(M = (1 + M_b)\frac dk - 1,\ \sigma^2 = \frac kd\sigma_b^2)",
      .statement = R"(k = d: M = M_b,\ \sigma^2 = \sigma_b^2;\quad M_b = \sigma_b^2 = 0: M = \frac dk - 1,\ \sigma^2 = 0)",
      .note = "and without noise of the gradient this M is attained by every gradient: the randomness is the subset's",
      .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const RandKOfGradient<S> s(draw);
    const S M_b = draw.nonnegative<S>("M_b"), sigma2 = draw.nonnegative<S>("sigma_b^2");
    const S M = bounds::biased::sparsified_growth(S(0), s.d, s.k);
    const S mean = norm2_squared(compress::mean_of(expect, s.rand_k, s.gradient));
    return {.shown =
                Chain<S>(equal(bounds::biased::sparsified_growth(M_b, s.d, s.d), M_b).named("M for k = d"))
                    .also(equal(bounds::biased::kept_share<S>(s.d, s.d) * sigma2, sigma2).named("sigma^2 for k = d"))
                    .also(equal(M, ratio<S>(s.d, s.k) - S(1)).named("M without noise"))
                    .also(equal(bounds::biased::kept_share<S>(s.d, s.k) * S(0), S(0)).named("sigma^2 without noise"))
                    .also(equal(compress::mean_squared_spread(expect, s.rand_k, s.gradient), M * mean).named("attained").sum_of(4096))};
  }
};
LEMMATA_CLAIM(RandKSpecialCases);

struct RandKDefinition {
  static constexpr ClaimInfo info{
      .id = "biased.def4",
      .kind = Kind::definition,
      .where = "Definition 4",
      .title = "the operator rand-k",
      .hypotheses = R"(1 \le k \le d,\ \omega \text{ uniform among the k-subsets } \Omega_k \text{ of } [d])",
      .statement = R"((\text{rand-k}(x, \omega))_i = x_i \text{ if } i \in \omega \text{ else } 0)",
      .note =
          "as a predicate of the operator that the other claims draw: each k-subset (one is drawn) has probability 1/C(d,k), others 0, "
          "and entries are kept or 0. 'From Omega_l' in print is read as Omega_k",
      .mutants = {"first-is-kept", "doubled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 7), k = draw.integer("k", 1, d);
    std::vector<bool> wanted;
    long size = 0;
    S subsets(1);
    Vec<S> x(static_cast<std::size_t>(d)), masked(static_cast<std::size_t>(d));
    for (long i = 0; i < d; ++i) {
      wanted.push_back(draw.coin("s" + std::to_string(i)));
      size += wanted.back() ? 1 : 0;
      if (i < k) subsets *= ratio<S>(d - i, i + 1);
      x[static_cast<std::size_t>(i)] = draw.positive<S>("x" + std::to_string(i));  // not 0, so that the subset is seen
      if (wanted.back()) masked[static_cast<std::size_t>(i)] = x[static_cast<std::size_t>(i)];
    }
    const bool first = draw.mutant("first-is-kept"), doubled = draw.mutant("doubled");
    const auto rand_k = compress::rand_k<S>(d, k);
    const S probability = expect.probability([&](Chance<S>& chance) {
      Vec<S> kept = doubled ? S(2) * rand_k.apply(x, 0, chance) : rand_k.apply(x, 0, chance);
      if (first) kept[0] = x[0];
      return identical(kept, masked);
    });
    return {.shown = equal(probability, size == k ? S(1) / subsets : S(0)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(RandKDefinition);

}  // namespace
}  // namespace lemmata
