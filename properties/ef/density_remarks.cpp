#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/scaled_sign.hpp"

// What is said of the density after Lemma 8.

namespace lemmata {
namespace {

struct DensityRange {
  static constexpr ClaimInfo info{
      .id = "ef.lem8.range",
      .kind = Kind::remark,
      .where = "after Lemma 8",
      .title = "how small the density can be",
      .hypotheses = R"(\delta(v) = \varphi(v) = \frac{\|v\|_1^2}{d\|v\|^2}, \; v \in \mathbb R^d, \; v \ne 0; \; v' \text{ with a single)"
                    R"( nonzero entry})",
      .statement = R"(\delta(v) \ge \frac1d, \quad \delta(v') = \frac1d)",
      .note = "Lemma 8 says that C is a phi(v)-compressor, not that no larger delta does: with sign(0) = 0 also 2/d - 1/d^2 does at v'",
      .mutants = {"two-entries"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 32);
    const Vec<S> v = draw.vector<S>("v", d);
    Vec<S> single(v.size());
    single[static_cast<std::size_t>(draw.integer("place", 0, d - 1))] = draw.positive<S>("entry");
    if (draw.mutant("two-entries"))
      for (std::size_t i = 0; i < std::min<std::size_t>(2, v.size()); ++i) single[i] = S(1);
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(v))}};
    if (norm2_squared(v) == S(0)) return made;
    made.shown = Chain<S>(at_most(ratio<S>(1, d), bounds::ef::density(v)).named("all v").sum_of(4096))
                     .also(equal(bounds::ef::density(single), ratio<S>(1, d)).named("a single entry").sum_of(4096));
    return made;
  }
};
LEMMATA_CLAIM(DensityRange);

/// A step of EF-signSGD from any e_t that the scaled sign leaves of some vector.
template <Scalar S>
struct SignedStep {
  compress::Compressor<S> sign;
  Vec<S> g, before, e, p;

  SignedStep(Draw& draw, Expect<S>& expect) {
    const long d = draw.log_integer("d", 1, 16);
    g = draw.vector<S>("g", d);
    before = draw.vector<S>("p before", d);
    const S gamma = draw.positive<S>("gamma");
    sign = compress::scaled_sign<S>(d, static_cast<int>(draw.integer("sign(0)", -1, 1)));
    e = expect.mean_vector([&](Chance<S>& chance) { return before - sign.apply(before, 0, chance); });
    p = gamma * g + e;
  }
  /// ||e_{t+1}||^2 against (1 - phi) ||p_t||^2 with the density phi of `seen`.
  Case<S> loses_by_density_of(const Vec<S>& seen, Expect<S>& expect) const {
    Case<S> made{.given = {strictly_less(S(0), norm2_squared(seen)), strictly_less(S(0), norm2_squared(p))}};
    if (norm2_squared(seen) == S(0)) return made;
    const S lost = compress::mean_squared_residual(expect, sign, p);
    made.shown = at_most(lost, norm2_squared(p) - bounds::ef::density(seen) * norm2_squared(p)).sum_of(4096);
    return made;
  }
};

struct RelevantDensity {
  static constexpr ClaimInfo info{
      .id = "ef.lem8.which-density",
      .kind = Kind::remark,
      .where = "after Lemma 8; Figure 2",
      .title = "the density that matters",
      .hypotheses =
          R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign} v, \; p_t = \gamma g_t + e_t, \; (p_t)_i \ne 0, \; \varphi = \varphi(g_t + e_t))",
      .statement = R"(\|e_{t+1}\|^2 = \|C(p_t) - p_t\|^2 \le (1 - \varphi)\|p_t\|^2)",
      .note =
          "the text names g_t + e_t three times; what is compressed is gamma g_t + e_t, another vector unless gamma = 1 (/repaired). With "
          "the density of g_t alone (a mutant) the relation fails too, as the remark says",
      .mutants = {"of-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SignedStep<S> s(draw, expect);
    auto made = s.loses_by_density_of(draw.mutant("of-the-gradient") ? s.g : s.g + s.e, expect);
    for (const Vec<S>& v : {s.before, s.p})
      for (const S& entry : v) made.given.push_back(strictly_less(S(0), abs(entry)).named("no sign of 0"));
    return made;
  }
};
LEMMATA_CLAIM(RelevantDensity);

struct RelevantDensityRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.lem8.which-density/repaired",
      .kind = Kind::remark,
      .where = "after Lemma 8; Figure 2",
      .title = "the density that matters",
      .hypotheses = R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign} v, \; p_t = \gamma g_t + e_t \ne 0, \; \varphi = \varphi(p_t))",
      .statement = R"(\|e_{t+1}\|^2 = \|C(p_t) - p_t\|^2 \le (1 - \varphi)\|p_t\|^2)",
      .note = "repaired: the density of what is compressed, gamma g_t + e_t; that of g_t alone (a mutant) does not do",
      .mutants = {"of-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const SignedStep<S> s(draw, expect);
    return s.loses_by_density_of(draw.mutant("of-the-gradient") ? s.g : s.p, expect);
  }
};
LEMMATA_CLAIM(RelevantDensityRepaired);

}  // namespace
}  // namespace lemmata
