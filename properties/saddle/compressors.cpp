#include <algorithm>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"

// Section 1.1 and Definition 2.1: which maps are mu-compressors. The definition prints <, where RANDOMK has equality at every x; what
// rests on it is read with <=, the least repair.

namespace lemmata {
namespace {

using compress::Compressor;

/// E||x - C(x)||^2 <= (1 - mu) ||x||^2.
template <Scalar S>
Case<S> contraction(Expect<S>& expect, const Compressor<S>& c, const Vec<S>& x, const S& mu) {
  return {.shown = at_most(compress::mean_squared_residual(expect, c, x), (S(1) - mu) * norm2_squared(x)).sum_of(1024)};
}

constexpr std::string_view read_as_at_most = "Definition 2.1 read with <= for <, which RANDOMK does not meet (saddle.def2.1)";

/// d and k; where subsets are enumerated, those of at most 300 subsets: all up to d = 9.
struct Size {
  long d, k;
  Size(Draw& draw, bool enumerated) : d(draw.log_integer("d", 1, 64)), k(1) {
    const long few = !enumerated || d <= 9 ? d : d <= 24 ? 2 : 1;
    const long missing = draw.integer("missing", 0, few == d ? d - 1 : few);
    k = few != d && draw.coin("sparse") ? std::max(1L, missing) : d - missing;
  }
};

struct RandomK {
  static constexpr ClaimInfo info{.id = "saddle.randomk.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "RANDOMK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\mathbb E\|x - C(x)\|^2 \le (1 - \frac kd)\|x\|^2)",
                                  .note = read_as_at_most,
                                  .sweep = "d",
                                  .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Size n(draw, true);
    const auto c = draw.mutant("rescaled") && n.k < n.d ? compress::rand_k_scaled<S>(n.d, n.k) : compress::rand_k<S>(n.d, n.k);
    return contraction(expect, c, draw.vector<S>("x", n.d), ratio<S>(n.k, n.d));
  }
};
LEMMATA_CLAIM(RandomK);

struct TopK {
  static constexpr ClaimInfo info{.id = "saddle.topk.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "TOPK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|x - C(x)\|^2 \le (1 - \frac kd)\|x\|^2)",
                                  .note = read_as_at_most,
                                  .sweep = "d",
                                  .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Size n(draw, false);
    const Compressor<S> c = compress::top_k<S>(n.d, draw.mutant("one-fewer") ? std::max(1L, n.k - 1) : n.k);
    return contraction(expect, c, draw.vector<S>("x", n.d), ratio<S>(n.k, n.d));
  }
};
LEMMATA_CLAIM(TopK);

struct Sign {
  static constexpr ClaimInfo info{.id = "saddle.sign.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "SIGN is a 1/d-compressor",
                                  .hypotheses = R"(C(x) = \frac{\|x\|_1}{d}\operatorname{sign}(x))",
                                  .statement = R"(\|x - C(x)\|^2 \le (1 - \frac 1d)\|x\|^2)",
                                  .note = read_as_at_most,
                                  .sweep = "d",
                                  .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.log_integer("d", 1, 64);
    auto c = compress::scaled_sign<S>(d, static_cast<int>(draw.reading("sign(0)", {0, 1, -1})));
    if (draw.mutant("negated")) c.apply = [inner = c.apply](const Vec<S>& v, long t, Chance<S>& chance) { return -inner(v, t, chance); };
    return contraction(expect, c, draw.vector<S>("x", d), ratio<S>(1, d));
  }
};
LEMMATA_CLAIM(Sign);

/// Any map of the definition's kind: at most its share of mu, so that some declare less than they keep.
struct AnyMap {
  template <Scalar S>
  struct Of {
    Compressor<S> c;
    S mu;
    Vec<S> x;
  };
  template <Scalar S>
  static Of<S> draw(Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto c = compress::any_contractive<S>(draw, "C", d);
    return {c, draw.in<S>("share", Range::closed(0, 1)) * c.delta, draw.vector<S>("x", d)};
  }
};

struct MuCompressor {
  static constexpr ClaimInfo info{
      .id = "saddle.def2.1",
      .kind = Kind::definition,
      .where = "Definition 2.1",
      .title = "RANDOMK as a mu-compressor, with <",
      .hypotheses = R"(C = \text{RANDOMK},\ 1 \le k < d,\ \mu = \tfrac kd,\ x \ne 0)",
      .statement = R"(\mathbb E\|x - C(x)\|^2 < (1 - \mu)\|x\|^2)",
      .note =
          "RANDOMK, which the text calls a k/d-compressor, has equality at every x, as here for x != 0 and mu < 1; at x = 0, or with mu = "
          "1, no map at all meets <. With <=, every map that keeps the share mu does (repaired)",
      .mutants = {"other-side"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 2, 4), k = 1 + draw.integer("k - 1", 0, 2) % (d - 1);
    const Vec<S> x = draw.vector<S>("x", d);
    const S residual = compress::mean_squared_residual(expect, compress::rand_k<S>(d, k), x);
    const S bound = (S(1) - ratio<S>(k, d)) * norm2_squared(x);
    return {.given = {strictly_less(S(0), norm2_squared(x)).named("x != 0")},
            .shown = draw.mutant("other-side") ? strictly_less(bound, residual) : strictly_less(residual, bound)};
  }
};
LEMMATA_CLAIM(MuCompressor);

struct MuCompressorAtMost {
  static constexpr ClaimInfo info{
      .id = "saddle.def2.1/repaired",
      .kind = Kind::definition,
      .where = "Definition 2.1",
      .title = "mu-compressor: E||x - C(x)||^2 <= (1 - mu) ||x||^2 for all x",
      .hypotheses = R"(C \text{ keeps, in mean, the share } \mu \in [0, 1] \text{ of the squared norm of every } x)",
      .statement = R"(\mathbb E\|x - C(x)\|^2 \le (1 - \mu)\|x\|^2)",
      .note = "repaired: <= for <. The mutant, half of the bound, is a map that fails the definition",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto [c, mu, x] = AnyMap::draw<S>(draw);
    const S half = draw.mutant("half") ? ratio<S>(1, 2) : S(1);
    return {.shown = at_most(compress::mean_squared_residual(expect, c, x), half * (S(1) - mu) * norm2_squared(x))};
  }
};
LEMMATA_CLAIM(MuCompressorAtMost);

}  // namespace
}  // namespace lemmata
