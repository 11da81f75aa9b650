#include "lib/compress/scaled_sign.hpp"
#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"

namespace lemmata {
namespace {

struct ScaledSignDensity {
  static constexpr ClaimInfo info{
      .id = "ef.lem8",
      .kind = Kind::lemma,
      .where = "Lemma 8",
      .title = "the scaled sign contracts by the density",
      .hypotheses = R"(v \in \mathbb R^d, \; v \ne 0, \; C(v) = \frac{\|v\|_1}{d} \operatorname{sign} v)",
      .statement = R"(\|C(v) - v\|^2 \le (1 - \phi(v)) \|v\|^2, \quad \phi(v) = \frac{\|v\|_1^2}{d \|v\|^2} \in (0, 1])",
      .note = "v = 0, where the density is 0/0, is left out",
      .mutants = {"twice-the-scale", "unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const long d = draw.log_integer("d", 1, 32);
    const Vec<S> v = draw.vector<S>("v", d);
    const S norm_squared = norm2_squared(v);
    Case<S> made{.given = {strictly_less(S(0), norm_squared)}};
    if (norm_squared == S(0)) return made;
    const auto scaled = compress::scaled_sign<S>(d, at_zero);
    const auto compressor = draw.mutant("unscaled") ? compress::unscaled_sign<S>(at_zero) : scaled;
    const S factor(draw.mutant("twice-the-scale") ? 2 : 1);
    const S lost = expect.mean([&](Chance<S>& chance) { return norm2_squared(factor * compressor.apply(v, 0, chance) - v); });
    const S density = bounds::ef::density(v);
    made.shown = Chain<S>(strictly_less(S(0), density).named("0 < phi"))
                     .also(at_most(square(norm1(v)), S(d) * norm_squared).named("phi <= 1"))
                     .also(at_most(lost, norm_squared - density * norm_squared).named("contraction"));
    return made;
  }
};
LEMMATA_CLAIM(ScaledSignDensity);

}  // namespace
}  // namespace lemmata
