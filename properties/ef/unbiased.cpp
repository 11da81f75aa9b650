#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"

namespace lemmata {
namespace {

struct UnbiasedRescaled {
  static constexpr ClaimInfo info{
      .id = "ef.rem5.compressor",
      .kind = Kind::inequality,
      .where = "Remark 5, appendix B.5",
      .title = "U/k is a 1/k-compressor",
      .hypotheses = R"(\mathbb E\, U(v) = v, \; \mathbb E\|U(v)\|^2 \le k \|v\|^2)",
      .statement = R"(\mathbb E\|\frac1k U(v) - v\|^2 = \frac{1}{k^2}\mathbb E\|U(v)\|^2 - \frac2k \langle \mathbb E\, U(v),)"
                   R"( v\rangle + \|v\|^2)"
                   R"( \le \frac1k\|v\|^2 - \frac2k\|v\|^2 + \|v\|^2 = (1 - \frac1k)\|v\|^2)",
      .note =
          "k is the least constant at the drawn v times a drawn factor >= 1. B.5 prints (E||U(v)||)^2 <= k||v||^2, with the square "
          "outside, which v = 1 and U = 2 or 0 meet with k = 1; read with the square inside, as Remark 5 has it and the display of B.5 "
          "uses it",
      .mutants = {"biased", "not-rescaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> v = draw.vector<S>("v", d);
    const auto noise = oracle::any_noise<S>(draw, "U", d);
    const S norm_squared = norm2_squared(v);
    const S room = S(1) + draw.nonnegative<S>("room");
    Case<S> made{.given = {strictly_less(S(0), norm_squared)}};
    if (norm_squared == S(0)) return made;  // E||U||^2 <= 0 leaves U = 0 only
    const Vec<S> centre = draw.mutant("biased") ? -v : v;
    const auto U = [&](Chance<S>& chance) { return centre + noise.sample({.x = v}, chance); };
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(U(chance)); });
    const S along = dot(expect.mean_vector(U), v);
    const S k = room * second / norm_squared;
    const S scale = draw.mutant("not-rescaled") ? S(1) : S(1) / k;
    const S lost = expect.mean([&](Chance<S>& chance) { return norm2_squared(scale * U(chance) - v); });
    const S expanded = second / square(k) - S(2) * along / k + norm_squared;
    const S bounded = norm_squared / k - S(2) * norm_squared / k + norm_squared;
    made.shown = Chain<S>(equal(lost, expanded).named("expansion").sum_of(4096))
                     .also(at_most(expanded, bounded).named("moments of U"))
                     .also(equal(bounded, bounds::ef::residual(bounds::ef::unbiased_share(k), norm_squared)).named("1 - 1/k"));
    return made;
  }
};
LEMMATA_CLAIM(UnbiasedRescaled);

}  // namespace
}  // namespace lemmata
