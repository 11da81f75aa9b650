#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"

// Statements about compressors: planted falsehoods g1 to g5, g15, g16 and sharp truths t1 to t3.

namespace lemmata {
namespace {

/// E||C(x) - x||^2 <= factor ||x||^2
template <Scalar S>
Case<S> residual_bound(Expect<S>& expect, const compress::Compressor<S>& c, const Vec<S>& x, const S& factor) {
  return {.shown = at_most(compress::mean_squared_residual(expect, c, x), factor * norm2_squared(x))};
}

struct SignContractsTwice {
  static constexpr ClaimInfo info{.id = "gauntlet.g1",
                                  .kind = Kind::gauntlet,
                                  .where = "g1",
                                  .title = "scaled sign contracts with 2/d",
                                  .hypotheses = R"(2 \le d \le 64)",
                                  .statement = R"(\|C(x)-x\|^2 \le (1 - 2/d) \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 2, 64);
    return residual_bound(expect, compress::scaled_sign<S>(d, 1), draw.vector<S>("x", d), ratio<S>(d - 2, d));
  }
};
LEMMATA_CLAIM(SignContractsTwice);

struct SignContracts {
  static constexpr ClaimInfo info{.id = "gauntlet.t1",
                                  .kind = Kind::gauntlet,
                                  .where = "t1",
                                  .title = "scaled sign contracts with 1/d",
                                  .hypotheses = R"(1 \le d \le 64)",
                                  .statement = R"(\|C(x)-x\|^2 \le (1 - 1/d) \|x\|^2)",
                                  .note = "reach 0.999"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 64);
    return residual_bound(expect, compress::scaled_sign<S>(d, 1), draw.vector<S>("x", d), ratio<S>(d - 1, d));
  }
};
LEMMATA_CLAIM(SignContracts);

struct TopKSquared {
  static constexpr ClaimInfo info{.id = "gauntlet.g2",
                                  .kind = Kind::gauntlet,
                                  .where = "g2",
                                  .title = "top-k contracts with a square",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|C(x)-x\|^2 \le (1 - k/d)^2 \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 16), k = draw.integer("k", 1, d);
    return residual_bound(expect, compress::top_k<S>(d, k), draw.vector<S>("x", d), square(ratio<S>(d - k, d)));
  }
};
LEMMATA_CLAIM(TopKSquared);

struct TopK {
  static constexpr ClaimInfo info{.id = "gauntlet.t2",
                                  .kind = Kind::gauntlet,
                                  .where = "t2",
                                  .title = "top-k contracts with k/d",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|C(x)-x\|^2 \le (1 - k/d) \|x\|^2)",
                                  .note = "reach 1"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 16), k = draw.integer("k", 1, d);
    return residual_bound(expect, compress::top_k<S>(d, k), draw.vector<S>("x", d), ratio<S>(d - k, d));
  }
};
LEMMATA_CLAIM(TopK);

struct ScaledRandomK {
  static constexpr ClaimInfo info{.id = "gauntlet.g3",
                                  .kind = Kind::gauntlet,
                                  .where = "g3",
                                  .title = "scaled rand-k, one per cent too good",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\mathbb E\|C(x)-x\|^2 \le (d/k - 1.01) \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 8), k = draw.integer("k", 1, d);
    return residual_bound(expect, compress::rand_k_scaled<S>(d, k), draw.vector<S>("x", d), ratio<S>(d, k) - ratio<S>(101, 100));
  }
};
LEMMATA_CLAIM(ScaledRandomK);

/// Coordinates are rounded independently, so the mean squared residual is the sum of the coordinates' own.
template <Scalar S>
S natural_residual(Expect<S>& expect, const Vec<S>& x) {
  S sum(0);
  for (const S& a : x) sum += compress::mean_squared_residual(expect, compress::natural<S>(), Vec<S>{a});
  return sum;
}

struct NaturalTooGood {
  static constexpr ClaimInfo info{.id = "gauntlet.g4",
                                  .kind = Kind::gauntlet,
                                  .where = "g4",
                                  .title = "natural compression with 0.124",
                                  .hypotheses = R"(x \in \mathbb R^d)",
                                  .statement = R"(\mathbb E\|C(x)-x\|^2 \le 0.124 \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Vec<S> x = draw.vector<S>("x", draw.integer("d", 1, 6));
    return {.shown = at_most(natural_residual(expect, x), ratio<S>(31, 250) * norm2_squared(x))};
  }
};
LEMMATA_CLAIM(NaturalTooGood);

struct Natural {
  static constexpr ClaimInfo info{.id = "gauntlet.t3",
                                  .kind = Kind::gauntlet,
                                  .where = "t3",
                                  .title = "natural compression with 1/8",
                                  .hypotheses = R"(x \in \mathbb R^d)",
                                  .statement = R"(\mathbb E\|C(x)-x\|^2 \le \|x\|^2 / 8)",
                                  .note = "reach 0.9999"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Vec<S> x = draw.vector<S>("x", draw.integer("d", 1, 6));
    return {.shown = at_most(natural_residual(expect, x), ratio<S>(1, 8) * norm2_squared(x))};
  }
};
LEMMATA_CLAIM(Natural);

struct OneLevelDithering {
  static constexpr ClaimInfo info{.id = "gauntlet.g5",
                                  .kind = Kind::gauntlet,
                                  .where = "g5",
                                  .title = "QSGD with one level, two per cent too good",
                                  .hypotheses = R"(4 \le d \le 64)",
                                  .statement = R"(\mathbb E\|C(x)-x\|^2 \le 0.98 (\sqrt d - 1) \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 4, 64);
    const Vec<S> x = draw.vector<S>("x", d);
    const S norm = norm2(x);
    S residual(0);
    for (const S& a : x)  // each coordinate is ||x|| sign(a) with probability |a| / ||x||, else 0, independently
      residual += expect.mean([&](Chance<S>& chance) {
        if (norm == S(0)) return S(0);
        const S p = min(S(1), S(abs(a) / norm));
        return square(S((chance.bernoulli(p) ? norm : S(0)) - abs(a)));
      });
    return {.shown = at_most(residual, ratio<S>(49, 50) * (sqrt(S(d)) - S(1)) * norm2_squared(x)).sum_of(static_cast<double>(d) * 8)};
  }
};
LEMMATA_CLAIM(OneLevelDithering);

struct TopKNonexpansive {
  static constexpr ClaimInfo info{.id = "gauntlet.g15",
                                  .kind = Kind::gauntlet,
                                  .where = "g15",
                                  .title = "top-k is nonexpansive",
                                  .hypotheses = R"(1 \le k \le d)",
                                  .statement = R"(\|C(x)-C(y)\|^2 \le \|x-y\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 8);
    const auto k = static_cast<std::size_t>(draw.integer("k", 1, d));
    const Vec<S> x = draw.vector<S>("x", d), y = draw.vector<S>("y", d);
    return {.shown = at_most(norm2_squared(compress::keep_largest(x, k) - compress::keep_largest(y, k)), norm2_squared(x - y))};
  }
};
LEMMATA_CLAIM(TopKNonexpansive);

struct CompositionContracts {
  static constexpr ClaimInfo info{.id = "gauntlet.g16",
                                  .kind = Kind::gauntlet,
                                  .where = "g16",
                                  .title = "compositions keep delta",
                                  .hypotheses = R"(C_1, C_2\ \delta\text{-contractive})",
                                  .statement = R"(\mathbb E\|C_2(C_1(x))-x\|^2 \le (1-\delta)\|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const auto first = compress::any_contractive<S>(draw, "C1", d), second = compress::any_contractive<S>(draw, "C2", d);
    const Vec<S> x = draw.vector<S>("x", d);
    const S residual =
        expect.mean([&](Chance<S>& chance) { return norm2_squared(second.apply(first.apply(x, 0, chance), 0, chance) - x); });
    return {.shown = at_most(residual, (S(1) - min(first.delta, second.delta)) * norm2_squared(x))};
  }
};
LEMMATA_CLAIM(CompositionContracts);

}  // namespace
}  // namespace lemmata
