#include <algorithm>

#include "lib/claim/claim.hpp"
#include "lib/compress/count_sketch.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/shared_randomness.hpp"
#include "lib/compress/top_k.hpp"

// Definition 2.2: linearity for fixed randomness, what has it, and what it gives. The sketch as a compressor.

namespace lemmata {
namespace {

using compress::Compressor;

/// A map that is linear once its randomness is fixed; its choices do not depend on the vector.
template <Scalar S>
Compressor<S> linear_map(Draw& draw, long d) {
  switch (draw.integer("map", 0, 2)) {
    case 0:
      return compress::rand_k<S>(d, draw.integer("k", 1, d));
    case 1:
      return compress::lazy(draw.in<S>("p", Range::left_open(0, 1)));
    default:  // v - C(v) = r v and the like: the share h of every entry
      return {.name = "multiple", .delta = S(1), .apply = [h = draw.in<S>("h", Range::left_open(0, 1))](const Vec<S>& v, long, Chance<S>&) {
                return h * v;
              }};
  }
}

/// Is E_theta ||C(a u + b v, theta) - a C(u, theta) - b C(v, theta)||^2 = 0?
template <Scalar S>
Case<S> linear(Draw& draw, Expect<S>& expect, const Compressor<S>& c, long d) {
  const S a = draw.real<S>("a"), b = draw.real<S>("b");
  const Vec<S> u = draw.vector<S>("u", d), v = draw.vector<S>("v", d);
  return {.shown = equal(expect.mean([&](Chance<S>& chance) { return compress::squared_nonlinearity(c, a, u, b, v, chance); }), S(0))};
}

struct RandomKLinear {
  static constexpr ClaimInfo info{.id = "saddle.randomk.linear",
                                  .kind = Kind::lemma,
                                  .where = "after Theorem 1.1 and Definition 2.2",
                                  .title = "RANDOMK is linear for fixed randomness",
                                  .hypotheses = R"(\tilde\theta \text{ fixed})",
                                  .statement = R"(C(au + bv, \tilde\theta) = aC(u, \tilde\theta) + bC(v, \tilde\theta))",
                                  .note = "over all subsets, exactly. TOPK and SIGN in its place fail",
                                  .mutants = {"top-k", "sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 6), k = draw.integer("k", 1, d);
    const auto c = draw.mutant("top-k")  ? compress::top_k<S>(d, k)
                   : draw.mutant("sign") ? compress::scaled_sign<S>(d, 0)
                                         : compress::rand_k<S>(d, k);
    return linear(draw, expect, c, d);
  }
};
LEMMATA_CLAIM(RandomKLinear);

struct LinearCompressor {
  static constexpr ClaimInfo info{.id = "saddle.def2.2",
                                  .kind = Kind::definition,
                                  .where = "Definition 2.2",
                                  .title = "linear compressor",
                                  .hypotheses = R"(\text{rand-k, lazy, multiples, the table of a count-sketch})",
                                  .statement = R"(C(\cdot, \tilde\theta) \text{ is linear for every } \tilde\theta)",
                                  .note = "the predicate, met by these maps; the mutants are maps that fail it",
                                  .mutants = {"top-k", "sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    if (draw.mutant("top-k")) return linear(draw, expect, compress::top_k<S>(d, 1), d);
    if (draw.mutant("sign")) return linear(draw, expect, compress::scaled_sign<S>(d, 1), d);
    const bool sketch = draw.coin("sketch");
    const long width = sketch ? draw.integer("width", 1, 3) : 1;
    const auto c = sketch ? compress::count_sketch<S>(d, 1, width, d, compress::SketchValues::estimated) : linear_map<S>(draw, d);
    return linear(draw, expect, c, d);
  }
};
LEMMATA_CLAIM(LinearCompressor);

struct LinearContraction {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch.linear-contraction",
      .kind = Kind::inequality,
      .where = "Section 3.3",
      .title = "the difference of two errors under a linear compressor",
      .hypotheses =
          R"(C \text{ linear and a } \mu\text{-compressor, both runs with one } \tilde\theta_t;\ e_{t+1} = G_t - C(G_t, \tilde\theta_t))",
      .statement =
          R"(\mathbb E\|e_{t+1} - e'_{t+1}\|^2 = \mathbb E\|(G_t-G'_t) - C(G_t-G'_t, \tilde\theta_t)\|^2 \le (1-\mu)\|G_t-G'_t\|^2)",
      .note =
          "rand-k and lazy, exactly; G and G' any vectors, drawn before the randomness. A multiple h v is linear with 1 - mu = (1 - h)^2",
      .mutants = {"separate-randomness", "top-k"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4), k = draw.integer("k", 1, d);
    const bool lazily = draw.coin("lazy");
    auto c = lazily ? compress::lazy(draw.in<S>("p", Range::left_open(0, 1))) : compress::rand_k<S>(d, k);
    if (draw.mutant("top-k")) c = compress::top_k<S>(d, k);
    const Vec<S> g = draw.vector<S>("G", d), other = draw.vector<S>("G'", d), difference = g - other;
    const bool separate = draw.mutant("separate-randomness");
    const S errors = expect.mean([&](Chance<S>& chance) {
      if (separate) {
        const Vec<S> of_other = c.apply(other, 0, chance);
        return norm2_squared(difference - c.apply(g, 0, chance) + of_other);
      }
      const auto sent = compress::with_shared_randomness(c, {g, other}, 0, chance);
      return norm2_squared(difference - sent[0] + sent[1]);
    });
    const S of_difference = compress::mean_squared_residual(expect, c, difference);
    return {.shown = Chain<S>(equal(errors, of_difference).sum_of(1024).named("linear"))
                         .also(at_most(of_difference, (S(1) - c.delta) * norm2_squared(difference)).sum_of(1024).named("contraction"))};
  }
};
LEMMATA_CLAIM(LinearContraction);

struct SketchTopK {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch-topk.compressor",
      .kind = Kind::remark,
      .where = "Section 1.1",
      .title = "sketch-based TOPK as a k/d-compressor",
      .hypotheses =
          R"(\text{a count-sketch of size } \tilde O(k), \text{ then the exact values of the } k \text{ coordinates found}, d \le 6)",
      .statement = R"(\mathbb E\|x - C(x)\|^2 \le (1 - \frac kd)\|x\|^2)",
      .note =
          "the text leaves the size O~(k) and the values sent open. Two readings, of one row each: 2k buckets, a constant times k; and "
          "d^2 (d - 1)/2 buckets, which is enough: two coordinates share one with probability at most 1/d, and a wrong choice loses no "
          "more than d times what the right one gains on the mean. Over all hashes exactly. Eight buckets, too, fail for k = 1: "
          "x = (0, 2, 2, 2) leaves 293/32 > 9. For large d O~(k) has to hold a number of rows that grows like log d",
      .mutants = {"one-bucket"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool enough = draw.reading("size", {0, 1}, {"2k", "enough"}) == 1;
    const long d = draw.integer("d", 1, 6), k = draw.integer("k", 1, d);
    const long most = enough ? std::max(1L, d * d * (d - 1) / 2) + draw.integer("more", 0, 8) : 2 * k;
    const auto c = compress::count_sketch<S>(d, 1, draw.mutant("one-bucket") ? 1 : most, k, compress::SketchValues::exact);
    const Vec<S> x = draw.vector<S>("x", d);
    return {.shown = at_most(compress::mean_squared_residual(expect, c, x), ratio<S>(d - k, d) * norm2_squared(x)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SketchTopK);

}  // namespace
}  // namespace lemmata
