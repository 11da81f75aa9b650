#include "lib/compress/top_k.hpp"
#include "bounds/biased/sparsification.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/biased/printed_top_k.hpp"

// Appendix B.1: the error of top-k, by its formula and by its gloss, and the oracle it makes.

namespace lemmata {
namespace {

/// 0 <= ||kept - x||^2 <= ((d - k)/d) ||x||^2
template <Scalar S>
Case<S> error_between(const Vec<S>& kept, const Vec<S>& x, long k) {
  const S error = norm2_squared(kept - x);
  const auto d = static_cast<long>(x.size());
  return {.shown = Chain<S>(at_most(S(0), error).named("0 <= error"))
                       .also(at_most(error, bounds::biased::lost_share<S>(d, k) * norm2_squared(x)).named("error <= (d-k)/d ||x||^2"))};
}

struct TopKAsDefined {
  static constexpr ClaimInfo info{
      .id = "biased.eq9",
      .kind = Kind::inequality,
      .where = "eq. (9), with Definition 3",
      .title = "error of top-k, by Definition 3",
      .hypotheses =
          R"(1 \le k \le d,\quad |x|_{\pi(i)} \le |x|_{\pi(i+1)},\quad (\text{top-k}(x))_i = x_{\pi(i)} \text{ if } i \le k \text{ else } 0;\quad \text{or: the } k \text{ largest elements are kept})",
      .statement = R"(0 \le \|\text{top-k}(x) - x\|^2 \le \frac{d-k}{d} \|x\|^2)",
      .note =
          "the formula orders the magnitudes upwards, so that its first k are the smallest, and to the letter it also moves entries to the "
          "first k places. Read by the words after it (the largest are kept, in their places), or by the formula, moved or in place",
      .sweep = "d",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 64), k = draw.integer("k", 1, d);
    const long place = draw.reading("place", {0, 1, 2}, {"largest", "first-k", "in-place"});
    const Vec<S> x = draw.vector<S>("x", d);
    const auto kept = static_cast<std::size_t>(k);
    if (draw.mutant("half")) return error_between(ratio<S>(1, 2) * x, x, k);
    return error_between(place == 0 ? compress::keep_largest(x, kept) : printed_top_k(x, kept, place == 2), x, k);
  }
};
LEMMATA_CLAIM(TopKAsDefined);

struct TopKOfTheGloss {
  static constexpr ClaimInfo info{
      .id = "biased.eq9/repaired",
      .kind = Kind::inequality,
      .where = "eq. (9)",
      .title = "error of top-k",
      .hypotheses = R"(1 \le k \le d,\quad \text{top-k keeps the k entries of largest magnitude in their places})",
      .statement = R"(0 \le \|\text{top-k}(x) - x\|^2 \le \frac{d-k}{d} \|x\|^2)",
      .note = "repaired: Definition 3 with the magnitudes in descending order and each kept entry in its own place, as its gloss says",
      .sweep = "d",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 64), k = draw.integer("k", 1, d);
    const Vec<S> x = draw.vector<S>("x", d);
    const auto kept = static_cast<std::size_t>(k);
    return error_between(draw.mutant("smallest") ? printed_top_k(x, kept, true) : compress::keep_largest(x, kept), x, k);
  }
};
LEMMATA_CLAIM(TopKOfTheGloss);

struct TopKOracle {
  static constexpr ClaimInfo info{
      .id = "biased.lem9",
      .kind = Kind::lemma,
      .where = "Lemma 9",
      .title = "bias of the top-k gradient",
      .hypotheses = R"(f \text{ differentiable},\ 1 \le k \le d)",
      .statement =
          R"(\|\text{top-k}(\nabla f(x)) - \nabla f(x)\|^2 \le m \|\nabla f(x)\|^2 + \zeta^2,\quad m = 1 - \frac{k}{d},\ \zeta^2 = 0)",
      .note = "top-k keeps the largest entries, as the gloss of Definition 3 and Section 5.1 say; its formula is the subject of biased.eq9",
      .sweep = "d",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 8), k = draw.integer("k", 1, d);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> gradient = f.gradient(draw.vector<S>("x", d));
    const auto kept = static_cast<std::size_t>(k);
    const Vec<S> g = draw.mutant("smallest") ? printed_top_k(gradient, kept, true) : compress::keep_largest(gradient, kept);
    return {.shown = at_most(norm2_squared(g - gradient), bounds::biased::lost_share<S>(d, k) * norm2_squared(gradient))};
  }
};
LEMMATA_CLAIM(TopKOracle);

}  // namespace
}  // namespace lemmata
