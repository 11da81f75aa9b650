#include <algorithm>
#include <utility>

#include "bounds/biased/sparsification.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/rand_k.hpp"

// Appendix B.2: the moments of rand-k, with every subset enumerated.

namespace lemmata {
namespace {

/// d and k: all pairs up to d = 9, beyond it those with at most 300 subsets.
struct Sizes {
  long d = 1, k = 1;
  explicit Sizes(Draw& draw) : d(draw.log_integer("d", 1, 64)) {
    const long few = d <= 9 ? d : d <= 24 ? 2 : 1;
    const long missing = draw.integer("missing", 0, few == d ? d - 1 : few);
    k = few != d && draw.coin("sparse") ? std::max(1L, missing) : d - missing;
  }
};

/// rand-k, or what the mutants make of it: a subset of the wrong size, or a rescaled one.
template <Scalar S>
compress::Compressor<S> operator_of(Draw& draw, const Sizes& n) {
  if (draw.mutant("rescaled")) return compress::rand_k_scaled<S>(n.d, n.k);
  if (draw.mutant("one-fewer") && n.k > 1) return compress::rand_k<S>(n.d, n.k - 1);
  return compress::rand_k<S>(n.d, n.k);
}

struct RandKErrorAndMean {
  static constexpr ClaimInfo info{
      .id = "biased.eq10",
      .kind = Kind::inequality,
      .where = "eq. (10)",
      .title = "error and mean of rand-k",
      .hypotheses = R"(1 \le k \le d,\ \omega \text{ uniform among the k-subsets})",
      .statement = R"(\mathbb E\|\text{rand-k}(x) - x\|^2 = \frac{d-k}{d} \|x\|^2,\quad \mathbb E\,\text{rand-k}(x) = \frac kd x)",
      .sweep = "d",
      .mutants = {"one-fewer", "rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Sizes n(draw);
    const auto rand_k = operator_of<S>(draw, n);
    const Vec<S> x = draw.vector<S>("x", n.d);
    Chain<S> shown(equal(compress::mean_squared_residual(expect, rand_k, x), bounds::biased::lost_share<S>(n.d, n.k) * norm2_squared(x))
                       .named("error")
                       .sum_of(static_cast<double>(n.d) * 300));
    return {.shown =
                std::move(shown).also(equal(compress::mean_of(expect, rand_k, x), bounds::biased::kept_share<S>(n.d, n.k) * x, "mean"))};
  }
};
LEMMATA_CLAIM(RandKErrorAndMean);

struct RandKAdditive {
  static constexpr ClaimInfo info{
      .id = "biased.eq11",
      .kind = Kind::inequality,
      .where = "eq. (11)",
      .title = "additivity of the mean of rand-k",
      .hypotheses = R"(a, b \in \mathbb R^d,\ \omega \text{ uniform and independent of a, b, which may be random})",
      .statement = R"(\mathbb E\,\text{rand-k}(a+b) = \mathbb E\,\text{rand-k}(a) + \mathbb E\,\text{rand-k}(b))",
      .note =
          "a takes two drawn values with a drawn probability; b goes with a or against it, so that the vectors may depend on each other",
      .mutants = {"clipped"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Sizes n(draw);
    auto rand_k = operator_of<S>(draw, n);
    if (draw.mutant("clipped"))  // no longer linear: entries above 1 are cut
      rand_k.apply = [inner = rand_k.apply](const Vec<S>& v, long t, Chance<S>& chance) {
        Vec<S> w = v;
        for (std::size_t i = 0; i < w.size(); ++i) w[i] = min(S(1), w[i]);
        return inner(w, t, chance);
      };
    const S p = draw.in<S>("p", Range::closed(0, 1));
    const Vec<S> a[2] = {draw.vector<S>("a0", n.d), draw.vector<S>("a1", n.d)};
    const Vec<S> b[2] = {draw.vector<S>("b0", n.d), draw.vector<S>("b1", n.d)};
    const auto mean = [&](auto vector) {
      return expect.mean_vector([&](Chance<S>& chance) { return rand_k.apply(vector(chance.bernoulli(p) ? 0 : 1), 0, chance); });
    };
    return {.shown =
                equal(mean([&](int i) { return a[i] + b[i]; }), mean([&](int i) { return a[i]; }) + mean([&](int i) { return b[i]; }))};
  }
};
LEMMATA_CLAIM(RandKAdditive);

struct RandKSecondMoments {
  static constexpr ClaimInfo info{
      .id = "biased.eq12",
      .kind = Kind::inequality,
      .where = "eq. (12)",
      .title = "second moments of rand-k",
      .hypotheses = R"(1 \le k \le d,\ \omega \text{ uniform among the k-subsets})",
      .statement =
          R"(\|\mathbb E\,\text{rand-k}(x)\|^2 = \frac{k^2}{d^2} \|x\|^2,\quad \mathbb E\|\text{rand-k}(x)\|^2 = \frac kd \|x\|^2)",
      .sweep = "d",
      .mutants = {"one-fewer", "rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Sizes n(draw);
    const auto rand_k = operator_of<S>(draw, n);
    const Vec<S> x = draw.vector<S>("x", n.d);
    const S share = bounds::biased::kept_share<S>(n.d, n.k), size = norm2_squared(x);
    const double terms = static_cast<double>(n.d) * 300;
    return {
        .shown =
            Chain<S>(equal(norm2_squared(compress::mean_of(expect, rand_k, x)), square(share) * size).named("of the mean").sum_of(terms))
                .also(equal(compress::mean_squared_norm(expect, rand_k, x), share * size).named("in the mean").sum_of(terms))};
  }
};
LEMMATA_CLAIM(RandKSecondMoments);

}  // namespace
}  // namespace lemmata
