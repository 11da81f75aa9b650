#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/scaled_sign.hpp"

// What is said of the density after Lemma 8.

namespace lemmata {
namespace {

struct DensityRange {
  static constexpr ClaimInfo info{.id = "ef.lem8.range",
                                  .kind = Kind::remark,
                                  .where = "after Lemma 8",
                                  .title = "how small the density can be",
                                  .hypotheses = R"(v \in \mathbb R^d, \; v \ne 0; \; v' \text{ with a single nonzero entry})",
                                  .statement = R"(\delta(v) \ge \frac1d, \quad \delta(v') = \frac1d)",
                                  .note =
                                      "delta read as the density of Lemma 8, or as the exact contraction 1 - ||C(v) - v||^2/||v||^2, which "
                                      "with sign(0) = 0 is 2/d - 1/d^2 "
                                      "at v', more than 1/d; 1/d is then an infimum that is not attained (v with d - 1 small entries)",
                                  .mutants = {"two-entries"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool exact = draw.reading("delta", {0, 1}, {"density", "exact-contraction"}) == 1;
    const int at_zero = exact ? static_cast<int>(draw.reading("sign(0)", {0, 1, -1})) : 0;
    const long d = draw.log_integer("d", 1, 32);
    const Vec<S> v = draw.vector<S>("v", d);
    Vec<S> single(v.size());
    single[static_cast<std::size_t>(draw.integer("place", 0, d - 1))] = draw.positive<S>("entry");
    if (draw.mutant("two-entries"))
      for (std::size_t i = 0; i < std::min<std::size_t>(2, v.size()); ++i) single[i] = S(1);
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(v))}};
    if (norm2_squared(v) == S(0)) return made;
    const auto sign = compress::scaled_sign<S>(d, at_zero);
    const auto delta = [&](const Vec<S>& at) {
      if (!exact) return bounds::ef::density(at);
      return S(S(1) - compress::mean_squared_residual(expect, sign, at) / norm2_squared(at));
    };
    made.shown = Chain<S>(at_most(ratio<S>(1, d), delta(v)).named("all v").sum_of(4096))
                     .also(equal(delta(single), ratio<S>(1, d)).named("a single entry").sum_of(4096));
    return made;
  }
};
LEMMATA_CLAIM(DensityRange);

struct RelevantDensity {
  static constexpr ClaimInfo info{.id = "ef.lem8.which-density",
                                  .kind = Kind::remark,
                                  .where = "after Lemma 8; Figure 2",
                                  .title = "the density that matters",
                                  .hypotheses = R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign} v, \; p_t = \gamma g_t + e_t \ne 0)",
                                  .statement = R"(\|e_{t+1}\|^2 = \|C(p_t) - p_t\|^2 \le (1 - \phi)\|p_t\|^2)",
                                  .note =
                                      "phi read as the density of what is compressed, gamma g_t + e_t, or of g_t + e_t as printed, which "
                                      "is another vector unless gamma = 1. "
                                      "With the density of g_t alone (a mutant) the relation fails too, as the remark says",
                                  .mutants = {"of-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool printed = draw.reading("density of", {0, 1}, {"gamma g + e", "g + e"}) == 1;
    const long d = draw.log_integer("d", 1, 16);
    const Vec<S> g = draw.vector<S>("g", d), before = draw.vector<S>("p before", d);
    const S gamma = draw.positive<S>("gamma");
    const auto sign = compress::scaled_sign<S>(d, static_cast<int>(draw.integer("sign(0)", -1, 1)));
    const Vec<S> e = expect.mean_vector([&](Chance<S>& chance) { return before - sign.apply(before, 0, chance); });
    const Vec<S> p = gamma * g + e, seen = draw.mutant("of-the-gradient") ? g : printed ? g + e : p;
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(seen)), strictly_less(S(0), norm2_squared(p))}};
    if (norm2_squared(seen) == S(0)) return made;
    const S lost = compress::mean_squared_residual(expect, sign, p);
    made.shown = at_most(lost, norm2_squared(p) - bounds::ef::density(seen) * norm2_squared(p)).sum_of(4096);
    return made;
  }
};
LEMMATA_CLAIM(RelevantDensity);

}  // namespace
}  // namespace lemmata
