#include "lib/claim/claim.hpp"
#include "lib/compress/top_k.hpp"

// What TOPK does to two nearly equal vectors: all entries 1 but one, which is a little more, in two different places.

namespace lemmata {
namespace {

/// G = 1 + delta e_i, G' = 1 + delta e_j; C keeps the `k` largest entries, ties by index.
template <Scalar S>
struct NearlyEqual {
  long d, k;
  S lambda, delta;
  Vec<S> g, other, sent, other_sent;

  NearlyEqual(Draw& draw, Expect<S>& expect)
      : d(draw.integer("d", 2, 12)), k(draw.integer("k", 1, d - 1)), lambda(draw.positive<S>("Lambda")) {
    delta = S(1) / (S(1) + lambda);
    const std::size_t n = static_cast<std::size_t>(d);
    g = other = Vec<S>(n, S(1));
    g[n - 1] += delta;                                // one of the last entries, so that ties by index do not take it anyway
    other[static_cast<std::size_t>(k - 1)] += delta;  // and one of the first k, the last of them
    const auto c = draw.mutant("everything-kept") ? compress::top_k<S>(d, d) : compress::top_k<S>(d, k);
    const auto compressed = [&](const Vec<S>& v) { return expect.mean_vector([&](Chance<S>& chance) { return c.apply(v, 0, chance); }); };
    sent = compressed(g);
    other_sent = compressed(other);
  }
  S distance() const { return norm2_squared(g - other); }
};

struct NotLipschitz {
  static constexpr ClaimInfo info{
      .id = "saddle.topk-not-lipschitz",
      .kind = Kind::counterexample,
      .where = "after Theorem 3.3",
      .title = "TOPK is not Lipschitz",
      .hypotheses = R"(G = (1, \ldots, 1) + \delta e_i,\ k < d,\ \delta = \frac1{1+\Lambda})",
      .statement = R"(\text{for every } \Lambda: \ \|C(G) - C(G')\|^2 > \Lambda^2\|G - G'\|^2)",
      .note = "a witness for every Lambda: the kept set jumps when the small perturbation changes place. d up to 12 and every k < d",
      .mutants = {"everything-kept"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NearlyEqual<S> v(draw, expect);
    return {.shown = strictly_less(square(v.lambda) * v.distance(), norm2_squared(v.sent - v.other_sent))};
  }
};
LEMMATA_CLAIM(NotLipschitz);

struct OnlyTriangle {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch.nonlinear-bound",
      .kind = Kind::remark,
      .where = "Section 3.3",
      .title = "errors of two runs under a compressor that is not linear",
      .hypotheses = R"(e = G - C(G),\ e' = G' - C(G'),\ C = \mathrm{TOPK})",
      .statement = R"(\|e - e'\| \le \|e\| + \|e'\|, \text{ and for every } \Lambda \text{ there are } G, G' \text{ with } \|e -)"
                   R"( e'\|^2 > \Lambda^2\|G - G'\|^2)",
      .note =
          "the first as the Cauchy-Schwarz inequality of the cross term. No multiple of the distance of the inputs bounds the distance of "
          "the errors",
      .mutants = {"everything-kept"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NearlyEqual<S> v(draw, expect);
    const Vec<S> e = v.g - v.sent, other = v.other - v.other_sent;
    const S product = dot(e, other);
    return {.shown = Chain<S>(at_most(square(product), norm2_squared(e) * norm2_squared(other)).named("triangle"))
                         .also(strictly_less(square(v.lambda) * v.distance(), norm2_squared(e - other)).named("no other bound"))};
  }
};
LEMMATA_CLAIM(OnlyTriangle);

struct IteratesApart {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch.xy-not-close",
      .kind = Kind::remark,
      .where = "Sections 3.3 and B.1",
      .title = "corrected iterates close together, iterates far apart",
      .hypotheses = R"(\text{one step from } x_0 = x'_0,\ e_0 = 0 \text{ with inputs } G, G' \text{ of TOPK})",
      .statement = R"(\text{for every } \Lambda \text{ there are runs with } \|x_1 - x'_1\|^2 > \Lambda^2\|y_1 - y'_1\|^2)",
      .note = "x_1 = x_0 - eta C(G), e_1 = G - C(G), y_1 = x_1 - eta e_1 = x_0 - eta G; G and G' differ in the artificial noise",
      .mutants = {"everything-kept"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NearlyEqual<S> v(draw, expect);
    const S eta = draw.positive<S>("eta");
    const Vec<S> x = -(eta * v.sent), other_x = -(eta * v.other_sent);
    const Vec<S> y = x - eta * (v.g - v.sent), other_y = other_x - eta * (v.other - v.other_sent);
    return {.shown = strictly_less(square(v.lambda) * norm2_squared(y - other_y), norm2_squared(x - other_x))};
  }
};
LEMMATA_CLAIM(IteratesApart);

}  // namespace
}  // namespace lemmata
