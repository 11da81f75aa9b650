#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"

// Assumption A and the examples that the text gives for it.

namespace lemmata {
namespace {

struct ApproximateCompressor {
  static constexpr ClaimInfo info{
      .id = "ef.assA",
      .kind = Kind::assumption,
      .where = "Assumption A",
      .title = "delta-approximate compressor",
      .hypotheses = R"(C \text{ any compressor of the library, with the } \delta \in (0, 1] \text{ it declares})",
      .statement = R"(\mathbb E\|C(x) - x\|^2 \le (1-\delta)\|x\|^2)",
      .note = "the assumption as a predicate: the class that the other claims draw from meets it",
      .mutants = {"twice-the-residual"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 5);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    const Vec<S> x = draw.vector<S>("x", d);
    const long t = draw.log_integer("t", 0, 100);
    if (draw.mutant("twice-the-residual"))
      compressor.apply = [apply = compressor.apply](const Vec<S>& v, long at, Chance<S>& chance) {
        return S(2) * apply(v, at, chance) - v;
      };
    return {.shown = Chain<S>(strictly_less(S(0), compressor.delta).named("0 < delta"))
                         .also(at_most(compressor.delta, S(1)).named("delta <= 1"))
                         .also(at_most(compress::mean_squared_residual(expect, compressor, x, t),
                                       bounds::ef::residual(compressor.delta, norm2_squared(x)))
                                   .named("contraction"))};
  }
};
LEMMATA_CLAIM(ApproximateCompressor);

/// ||C(x) - x||^2 <= (1 - k/d) ||x||^2 for the compressor that keeps `kept` entries, the largest or (a mutant) the smallest.
template <Scalar S>
Case<S> keeps_its_share(Expect<S>& expect, const Vec<S>& x, long k, long kept, bool smallest) {
  const long d = static_cast<long>(x.size());
  compress::Compressor<S> compressor{.name = "top-k", .delta = S(0), .apply = [=](const Vec<S>& v, long, Chance<S>&) {
                                       if (smallest) return v - compress::keep_largest(v, static_cast<std::size_t>(d - kept));
                                       return compress::keep_largest(v, static_cast<std::size_t>(kept));
                                     }};
  return {.shown = at_most(compress::mean_squared_residual(expect, compressor, x),
                           bounds::ef::residual(bounds::ef::top_k_share<S>(d, k), norm2_squared(x)))};
}

struct TopK {
  static constexpr ClaimInfo info{.id = "ef.assA.ex-topk",
                                  .kind = Kind::example,
                                  .where = "after Assumption A, ii)",
                                  .title = "top-k is a compressor",
                                  .hypotheses = R"(1 \le k \le d, \; C \text{ keeps the } k \text{ entries of largest magnitude})",
                                  .statement = R"(\|C(x) - x\|^2 \le (1-\delta)\|x\|^2 \text{ with } \delta = k/d)",
                                  .note = "the text prints no delta here; k/d is the one that the claim names",
                                  .sweep = "k",
                                  .mutants = {"smallest", "one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.log_integer("d", 1, 32);
    const long k = draw.integer("k", 1, d);
    const Vec<S> x = draw.vector<S>("x", d);
    return keeps_its_share(expect, x, k, draw.mutant("one-fewer") ? k - 1 : k, draw.mutant("smallest"));
  }
};
LEMMATA_CLAIM(TopK);

struct TopOne {
  static constexpr ClaimInfo info{.id = "ef.rem7.top1",
                                  .kind = Kind::remark,
                                  .where = "Remark 7",
                                  .title = "top-1 is a 1/d-compressor",
                                  .hypotheses = R"(d \ge 1, \; C \text{ keeps the entry of largest magnitude})",
                                  .statement = R"(\|C(x) - x\|^2 \le (1 - 1/d)\|x\|^2)",
                                  .sweep = "d",
                                  .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.log_integer("d", 1, 32);
    const Vec<S> x = draw.vector<S>("x", d);
    return keeps_its_share(expect, x, 1, 1, draw.mutant("smallest"));
  }
};
LEMMATA_CLAIM(TopOne);

struct SignOperator {
  static constexpr ClaimInfo info{
      .id = "ef.assA.ex-sign",
      .kind = Kind::example,
      .where = "after Assumption A, i)",
      .title = "the sign is a compressor",
      .hypotheses = R"(\text{scaled: } C(x) = \frac{\|x\|_1}{d} \operatorname{sign} x, \; \text{unscaled: } C(x) = \operatorname{sign} x)",
      .statement = R"(\text{there is } \delta \in (0, 1]: \; \|C(x) - x\|^2 \le (1-\delta)\|x\|^2)",
      .note = "scaled: with delta = 1/d, for every sign(0); unscaled: with the bound ||x||^2, which every delta > 0 implies",
      .mutants = {"unsigned"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long scaled = draw.reading("scaling", {1, 0}, {"scaled", "unscaled"});
    const long d = draw.log_integer("d", 1, 32);
    const Vec<S> x = draw.vector<S>("x", d);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    auto sign = scaled == 1 ? compress::scaled_sign<S>(d, at_zero) : compress::unscaled_sign<S>(at_zero);
    if (draw.mutant("unsigned"))
      sign.apply = [](const Vec<S>& v, long, Chance<S>&) { return Vec<S>(v.size(), S(norm1(v) / S(static_cast<long>(v.size())))); };
    const S bound = scaled == 1 ? bounds::ef::residual(ratio<S>(1, d), norm2_squared(x)) : norm2_squared(x);
    return {.shown = at_most(compress::mean_squared_residual(expect, sign, x), bound)};
  }
};
LEMMATA_CLAIM(SignOperator);

}  // namespace
}  // namespace lemmata
