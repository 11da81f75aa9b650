#include "bounds/biased/sparsification.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/top_k.hpp"
#include "properties/biased/printed_top_k.hpp"

// Definition 3, Section 5.1, B.5 and Table 1 on top-k.

namespace lemmata {
namespace {

/// d, k and a gradient: any vector is the gradient of some smooth function.
template <Scalar S>
struct Sparsification {
  long d, k;
  Vec<S> gradient;

  explicit Sparsification(Draw& draw) : d(draw.log_integer("d", 1, 64)), k(draw.integer("k", 1, d)), gradient(draw.vector<S>("x", d)) {}
  std::size_t kept() const { return static_cast<std::size_t>(k); }
  Vec<S> top_k(bool smallest) const { return smallest ? printed_top_k(gradient, kept(), true) : compress::keep_largest(gradient, kept()); }
  S lost() const { return bounds::biased::lost_share<S>(d, k) * norm2_squared(gradient); }
};

/// The operator of the gloss: what is kept is x in its place, k entries at most, and no other k entries are larger in sum of squares.
template <Scalar S>
Chain<S> keeps_the_largest(Draw& draw, const Sparsification<S>& s, const Vec<S>& kept) {
  S other(0), changed(0);
  long left = s.k, nonzeros = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const long rest = s.d - static_cast<long>(i);
    const bool taken = left > 0 && (left == rest || draw.coin("s" + std::to_string(i)));
    if (taken) --left, other += square(s.gradient[i]);
    if (kept[i] == S(0)) continue;
    ++nonzeros;
    changed += abs(S(kept[i] - s.gradient[i]));
  }
  return Chain<S>(equal(changed, S(0)).named("entries stay"))
      .also(at_most(S(nonzeros), S(s.k)).named("at most k entries"))
      .also(at_most(other, norm2_squared(kept)).named("the largest"));
}

struct TopKDefinition {
  static constexpr ClaimInfo info{
      .id = "biased.def3",
      .kind = Kind::definition,
      .where = "Definition 3",
      .title = "the formula of top-k against its gloss",
      .hypotheses =
          R"(1 \le k \le d,\ |x|_{\pi(i)} \le |x|_{\pi(i+1)},\ (\text{top-k}(x))_i = x_{\pi(i)} \text{ if } i \le k \text{ else } 0)",
      .statement = R"(\text{top-k}(x) \text{ keeps only the } k \text{ largest elements of } x \text{ and truncates the others to } 0)",
      .note =
          "the permutation sorts upwards, so that the formula keeps the k smallest; to the letter it also moves them to the first k "
          "places. Both readings of the place are tried. Any k entries of x (drawn) have at most the sum of squares of what is kept",
      .mutants = {"nothing"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool in_place = draw.reading("place", {0, 1}, {"first-k", "in-place"}) == 1;
    const Sparsification<S> s(draw);
    const Vec<S> kept = draw.mutant("nothing") ? Vec<S>(s.gradient.size()) : printed_top_k(s.gradient, s.kept(), in_place);
    return {.shown = keeps_the_largest(draw, s, kept)};
  }
};
LEMMATA_CLAIM(TopKDefinition);

struct TopKRedefined {
  static constexpr ClaimInfo info{
      .id = "biased.def3/repaired",
      .kind = Kind::definition,
      .where = "Definition 3",
      .title = "top-k with a descending permutation",
      .hypotheses =
          R"(1 \le k \le d,\ |x|_{\pi(i)} \ge |x|_{\pi(i+1)},\ (\text{top-k}(x))_{\pi(i)} = x_{\pi(i)} \text{ if } i \le k \text{ else } 0)",
      .statement = R"(\text{top-k}(x) \text{ keeps only the } k \text{ largest elements of } x \text{ and truncates the others to } 0)",
      .note = "repaired: the magnitudes in descending order, and each kept entry in its own place",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Sparsification<S> s(draw);
    return {.shown = keeps_the_largest(draw, s, s.top_k(draw.mutant("smallest")))};
  }
};
LEMMATA_CLAIM(TopKRedefined);

struct BothSidesTight {
  static constexpr ClaimInfo info{
      .id = "biased.eq9-tight",
      .kind = Kind::remark,
      .where = "after eq. (9)",
      .title = "both sides of (9) are attained",
      .hypotheses = R"(1 \le k \le d)",
      .statement =
          R"(\exists x \ne 0: \|\text{top-k}(x) - x\|^2 = 0,\quad \exists x \ne 0: \|\text{top-k}(x) - x\|^2 = \frac{d-k}{d}\|x\|^2)",
      .note = "for every d and k: a vector with k nonzero entries, and one whose entries have equal magnitude; top-k as in the gloss",
      .mutants = {"one-larger", "one-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 64), k = draw.integer("k", 1, d);
    const S c = draw.positive<S>("c");
    Vec<S> sparse(static_cast<std::size_t>(d)), flat(static_cast<std::size_t>(d));
    const long nonzeros = draw.mutant("one-more") ? std::min(d, k + 1) : k;
    for (long i = 0; i < d; ++i) {
      const bool negative = draw.coin("negative" + std::to_string(i));
      flat[static_cast<std::size_t>(i)] = negative ? -c : c;
      if (i < nonzeros) sparse[static_cast<std::size_t>(i)] = flat[static_cast<std::size_t>(i)];
    }
    if (draw.mutant("one-larger")) flat[0] *= S(2);
    const auto error = [k](const Vec<S>& x) { return norm2_squared(compress::keep_largest(x, static_cast<std::size_t>(k)) - x); };
    return {.shown = Chain<S>(strictly_less(S(0), norm2_squared(sparse)).named("not 0"))
                         .also(equal(error(sparse), S(0)).named("left side"))
                         .also(equal(error(flat), bounds::biased::lost_share<S>(d, k) * norm2_squared(flat)).named("right side"))};
  }
};
LEMMATA_CLAIM(BothSidesTight);

struct TopKConstants {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-topk-m",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "bias of the top-k gradient",
      .hypotheses = R"(\text{top-k selects the } k \text{ coordinates of largest magnitude},\ 1 \le k \le d)",
      .statement =
          R"(\|\text{top-k}(\nabla f(x)) - \nabla f(x)\|^2 \le m\|\nabla f(x)\|^2 + \zeta^2,\ m = \frac{d-k}{d} < 1,\ \zeta^2 = 0)",
      .note = "the gradient may be any vector. Definition 3's formula selects the smallest (biased.def3); the mutant does so",
      .sweep = "d",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Sparsification<S> s(draw);
    return {.shown = Chain<S>(at_most(norm2_squared(s.top_k(draw.mutant("smallest")) - s.gradient), s.lost()).named("bias"))
                         .also(strictly_less(bounds::biased::lost_share<S>(s.d, s.k), S(1)).named("m < 1"))};
  }
};
LEMMATA_CLAIM(TopKConstants);

struct TopKRow {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-topk",
      .kind = Kind::table_row,
      .where = "Table 1, row top-k compression",
      .title = "parameters of the top-k gradient",
      .hypotheses = R"(g(x) = \text{top-k}(\nabla f(x)))",
      .statement =
          R"(\mathbb E\|g - \mathbb E g\|^2 \le M\|\mathbb E g\|^2 + \sigma^2,\ \|\mathbb E g - \nabla f\|^2 \le m\|\nabla f\|^2 + \zeta^2: M = \sigma^2 = \zeta^2 = 0,\ 1 - m = \frac kd)",
      .note = "columns M, sigma^2 as the noise of the oracle, columns 1-m, zeta^2 as its bias; the oracle is deterministic",
      .sweep = "d",
      .mutants = {"smallest", "coin"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Sparsification<S> s(draw);
    const bool smallest = draw.mutant("smallest"), coin = draw.mutant("coin");
    const compress::Compressor<S> top_k{.name = "top-k", .apply = [&](const Vec<S>& v, long, Chance<S>& chance) {
                                          return coin && chance.bernoulli(ratio<S>(1, 2)) ? v : s.top_k(smallest);
                                        }};
    return {.shown = Chain<S>(at_most(compress::mean_squared_spread(expect, top_k, s.gradient), S(0)).named("noise"))
                         .also(at_most(compress::squared_bias(expect, top_k, s.gradient), s.lost()).named("bias"))};
  }
};
LEMMATA_CLAIM(TopKRow);

struct TopKContracts {
  static constexpr ClaimInfo info{
      .id = "biased.b5-topk",
      .kind = Kind::remark,
      .where = "B.5",
      .title = "top-k is a delta-compressor",
      .hypotheses = R"(1 \le k \le d)",
      .statement = R"(\|\text{top-k}(x) - x\|^2 \le (1 - \delta)\|x\|^2 \text{ for all } x,\ \delta = \frac kd > 0)",
      .note = "the largest such delta (biased.eq9-tight)",
      .sweep = "d",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Sparsification<S> s(draw);
    const S delta = bounds::biased::kept_share<S>(s.d, s.k), residual = norm2_squared(s.top_k(draw.mutant("smallest")) - s.gradient);
    return {.shown = Chain<S>(strictly_less(S(0), delta).named("delta > 0"))
                         .also(at_most(residual, (S(1) - delta) * norm2_squared(s.gradient)).named("contraction"))};
  }
};
LEMMATA_CLAIM(TopKContracts);

}  // namespace
}  // namespace lemmata
