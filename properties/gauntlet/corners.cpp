#include "lib/claim/claim.hpp"

// Compressors that are wrong in one corner only: planted falsehoods g19 (ties) and g20 (a zero).

namespace lemmata {
namespace {

/// The entries whose magnitude is above the (k + 1)-th largest: the k largest, unless some tie there; then fewer, down to none.
template <Scalar S>
Vec<S> keep_above_ties(const Vec<S>& x, long k) {
  Vec<S> kept(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    long at_least = 0;
    for (const S& a : x) at_least += abs(a) < abs(x[i]) ? 0 : 1;
    if (at_least <= k) kept[i] = x[i];
  }
  return kept;
}

struct TopKByThreshold {
  static constexpr ClaimInfo info{.id = "gauntlet.g19",
                                  .kind = Kind::gauntlet,
                                  .where = "g19",
                                  .title = "top-k by a threshold, which drops ties",
                                  .hypotheses = R"(1 \le k < d,\ C(x)_i = x_i \text{ where } |x_i| > |x|_{(k+1)} \text{, else } 0)",
                                  .statement = R"(\|C(x)-x\|^2 \le (1 - k/d) \|x\|^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 2, 12), k = draw.integer("k", 1, d - 1);
    const Vec<S> x = draw.vector<S>("x", d);
    return {.shown = at_most(norm2_squared(keep_above_ties(x, k) - x), ratio<S>(d - k, d) * norm2_squared(x))};
  }
};
LEMMATA_CLAIM(TopKByThreshold);

struct SignOfZeroIsZero {
  static constexpr ClaimInfo info{.id = "gauntlet.g20",
                                  .kind = Kind::gauntlet,
                                  .where = "g20",
                                  .title = "error of scaled sign, with sign(0) = 0",
                                  .hypotheses = R"(C(x) = \frac{\|x\|_1}{d} \operatorname{sign}(x),\ \operatorname{sign}(0) = 0)",
                                  .statement = R"(\|C(x)-x\|^2 = \|x\|^2 - \|x\|_1^2/d)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 16);
    const Vec<S> x = draw.vector<S>("x", d);
    const S n = norm1(x), scale = n / S(d);
    return {.shown = equal(norm2_squared(scale * sign(x, 0) - x), norm2_squared(x) - n * scale)};
  }
};
LEMMATA_CLAIM(SignOfZeroIsZero);

}  // namespace
}  // namespace lemmata
