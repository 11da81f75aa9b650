#include "lib/compress/stochastic_sign.hpp"
#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "properties/ssd/any_vector.hpp"

// The stochastic sign, and Lemma 15 about the direction of a vector.

namespace lemmata {
namespace {

compress::Coupling drawn_coupling(Draw& draw, long d) {
  return d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
}

struct StochasticSignUnbiased {
  static constexpr ClaimInfo info{.id = "ssd.sts-unbiased",
                                  .kind = Kind::inequality,
                                  .where = "after Definition 3",
                                  .title = "the scaled stochastic sign is unbiased",
                                  .hypotheses = R"(g \in \mathbb R^d)",
                                  .statement = R"(\mathbb E[\|g\| \operatorname{\tilde{sign}} g] = g)",
                                  .note = "for independent coordinates, and for coordinates that share one uniform variable",
                                  .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> g = ssd::any_vector<S>(draw, d);
    const auto scale = draw.mutant("unscaled") ? compress::SignScale::none : compress::SignScale::unbiased;
    const auto sign = compress::stochastic_sign<S>(d, scale, drawn_coupling(draw, d));
    return {.shown = equal(compress::mean_of(expect, sign, g), g, "coordinate")};
  }
};
LEMMATA_CLAIM(StochasticSignUnbiased);

struct StochasticSignSuccess {
  static constexpr ClaimInfo info{
      .id = "ssd.sts-spb",
      .kind = Kind::inequality,
      .where = "after Definition 3",
      .title = "the stochastic sign meets Assumption 1",
      .hypotheses = R"(g \in \mathbb R^d, \; g_i \ne 0)",
      .statement = R"(\operatorname{Prob}((\operatorname{\tilde{sign}} g)_i = \operatorname{sign} g_i) = \frac12 + \frac12)"
                   R"( \frac{|g_i|}{\|g\|} > \frac12)",
      .mutants = {"another-vector"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> g = ssd::any_vector<S>(draw, d);
    const auto coupling = drawn_coupling(draw, d);
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(g))}};
    if (norm2_squared(g) == S(0)) return made;
    const Vec<S> asked = draw.mutant("another-vector") ? -g : g;
    const S norm = norm2(g);
    for (std::size_t i = 0; i < g.size(); ++i) {
      if (g[i] == S(0)) continue;
      const S success =
          expect.probability([&](Chance<S>& chance) { return compress::stochastic_sign(asked, chance, coupling)[i] == sign(g[i], 0); });
      made.shown.also(equal(success, ratio<S>(1, 2) + abs(g[i]) / (S(2) * norm)).named("probability"));
      made.shown.also(strictly_less(ratio<S>(1, 2), success).named("SPB"));
    }
    return made;
  }
};
LEMMATA_CLAIM(StochasticSignSuccess);

struct DirectionError {
  static constexpr ClaimInfo info{.id = "ssd.lem15",
                                  .kind = Kind::lemma,
                                  .where = "Lemma 15",
                                  .title = "inner product with a direction",
                                  .hypotheses = R"(a, b \ne 0)",
                                  .statement = R"(-\frac{\langle a, b\rangle}{\|a\|} \le -\frac13\|b\| + \frac83\|a -)"
                                               R"( b\|)",
                                  .mutants = {"other-side", "quarter-difference"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> a = draw.vector<S>("a", d), b = draw.vector<S>("b", d);
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(a)), strictly_less(S(0), norm2_squared(b))}};
    if (norm2_squared(a) == S(0)) return made;
    const S along = -(dot(a, b) / norm2(a));
    const S difference = norm2(a - b) * (draw.mutant("quarter-difference") ? ratio<S>(1, 4) : S(1));
    made.shown = at_most(draw.mutant("other-side") ? -along : along, bounds::ssd::direction_error(norm2(b), difference));
    return made;
  }
};
LEMMATA_CLAIM(DirectionError);

}  // namespace
}  // namespace lemmata
