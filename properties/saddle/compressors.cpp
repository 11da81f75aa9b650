#include <algorithm>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"

// Section 1.1 and Definition 2.1: which maps are mu-compressors, with the strict inequality that is printed and with <=.

namespace lemmata {
namespace {

using compress::Compressor;

/// E||x - C(x)||^2 against (1 - mu) ||x||^2.
template <Scalar S>
Case<S> contraction(Expect<S>& expect, const Compressor<S>& c, const Vec<S>& x, const S& mu, bool strict) {
  const S residual = compress::mean_squared_residual(expect, c, x), bound = (S(1) - mu) * norm2_squared(x);
  return {.shown = (strict ? strictly_less(residual, bound) : at_most(residual, bound)).sum_of(1024)};
}

constexpr std::string_view strict_note = "with the strict inequality of Definition 2.1; at x = 0 no map can meet it";

/// d and k; where subsets are enumerated, those of at most 300 subsets: all up to d = 9.
struct Size {
  long d, k;
  Size(Draw& draw, bool enumerated) : d(draw.log_integer("d", 1, 64)), k(1) {
    const long few = !enumerated || d <= 9 ? d : d <= 24 ? 2 : 1;
    const long missing = draw.integer("missing", 0, few == d ? d - 1 : few);
    k = few != d && draw.coin("sparse") ? std::max(1L, missing) : d - missing;
  }
};

template <Scalar S>
Case<S> random_k(Draw& draw, Expect<S>& expect, bool strict) {
  const Size n(draw, true);
  const auto c = draw.mutant("rescaled") && n.k < n.d ? compress::rand_k_scaled<S>(n.d, n.k) : compress::rand_k<S>(n.d, n.k);
  return contraction(expect, c, draw.vector<S>("x", n.d), ratio<S>(n.k, n.d), strict);
}

struct RandomKStrict {
  static constexpr ClaimInfo info{.id = "saddle.randomk.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "RANDOMK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\mathbb E\|x - C(x)\|^2 < (1 - \frac kd)\|x\|^2)",
                                  .note = strict_note,
                                  .sweep = "d",
                                  .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return random_k(draw, expect, true);
  }
};
LEMMATA_CLAIM(RandomKStrict);

struct RandomK {
  static constexpr ClaimInfo info{.id = "saddle.randomk.compressor/repaired",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "RANDOMK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\mathbb E\|x - C(x)\|^2 \le (1 - \frac kd)\|x\|^2)",
                                  .note = "repaired: <= for <",
                                  .sweep = "d",
                                  .mutants = {"rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return random_k(draw, expect, false);
  }
};
LEMMATA_CLAIM(RandomK);

template <Scalar S>
Case<S> top_k(Draw& draw, Expect<S>& expect, bool strict) {
  const Size n(draw, false);
  const Compressor<S> c = compress::top_k<S>(n.d, draw.mutant("one-fewer") ? std::max(1L, n.k - 1) : n.k);
  return contraction(expect, c, draw.vector<S>("x", n.d), ratio<S>(n.k, n.d), strict);
}

struct TopKStrict {
  static constexpr ClaimInfo info{.id = "saddle.topk.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "TOPK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|x - C(x)\|^2 < (1 - \frac kd)\|x\|^2)",
                                  .note = strict_note,
                                  .sweep = "d",
                                  .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return top_k(draw, expect, true);
  }
};
LEMMATA_CLAIM(TopKStrict);

struct TopK {
  static constexpr ClaimInfo info{.id = "saddle.topk.compressor/repaired",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "TOPK is a k/d-compressor",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|x - C(x)\|^2 \le (1 - \frac kd)\|x\|^2)",
                                  .note = "repaired: <= for <",
                                  .sweep = "d",
                                  .mutants = {"one-fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return top_k(draw, expect, false);
  }
};
LEMMATA_CLAIM(TopK);

template <Scalar S>
Case<S> scaled_sign(Draw& draw, Expect<S>& expect, bool strict) {
  const long d = draw.log_integer("d", 1, 64);
  auto c = compress::scaled_sign<S>(d, static_cast<int>(draw.reading("sign(0)", {0, 1, -1})));
  if (draw.mutant("negated")) c.apply = [inner = c.apply](const Vec<S>& v, long t, Chance<S>& chance) { return -inner(v, t, chance); };
  return contraction(expect, c, draw.vector<S>("x", d), ratio<S>(1, d), strict);
}

struct SignStrict {
  static constexpr ClaimInfo info{.id = "saddle.sign.compressor",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "SIGN is a 1/d-compressor",
                                  .hypotheses = R"(C(x) = \frac{\|x\|_1}{d}\operatorname{sign}(x))",
                                  .statement = R"(\|x - C(x)\|^2 < (1 - \frac 1d)\|x\|^2)",
                                  .note = strict_note,
                                  .sweep = "d",
                                  .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return scaled_sign(draw, expect, true);
  }
};
LEMMATA_CLAIM(SignStrict);

struct Sign {
  static constexpr ClaimInfo info{.id = "saddle.sign.compressor/repaired",
                                  .kind = Kind::inequality,
                                  .where = "Section 1.1",
                                  .title = "SIGN is a 1/d-compressor",
                                  .hypotheses = R"(C(x) = \frac{\|x\|_1}{d}\operatorname{sign}(x))",
                                  .statement = R"(\|x - C(x)\|^2 \le (1 - \frac 1d)\|x\|^2)",
                                  .note = "repaired: <= for <",
                                  .sweep = "d",
                                  .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return scaled_sign(draw, expect, false);
  }
};
LEMMATA_CLAIM(Sign);

struct MuCompressor {
  static constexpr ClaimInfo info{
      .id = "saddle.def2.1",
      .kind = Kind::definition,
      .where = "Definition 2.1",
      .title = "mu-compressor",
      .hypotheses = R"(\mu \in [0, 1])",
      .statement = R"(\mathbb E\|x - C(x)\|^2 < (1 - \mu)\|x\|^2)",
      .quantifier = Quantifier::exists,
      .note = "as a predicate at a point x. Asked for all x, x = 0 among them, as printed, no map meets it: 0 < 0 is false",
      .mutants = {"at-zero"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto c = compress::any_contractive<S>(draw, "C", d);
    const S mu = draw.in<S>("mu", Range::closed(0, 1));
    const Vec<S> x = draw.vector<S>("x", d);
    return contraction(expect, c, draw.mutant("at-zero") ? S(0) * x : x, mu, true);
  }
};
LEMMATA_CLAIM(MuCompressor);

}  // namespace
}  // namespace lemmata
