#include "bounds/ssd/mixed_norm.hpp"
#include "lib/claim/claim.hpp"

// The three properties of the l^{1,2} function listed after (6). It is a sum over the coordinates, of which one is drawn.

namespace lemmata {
namespace {

using bounds::ssd::mixed_term;

/// A number >= 0 and whether it is 0: drawn apart, so that a proof meets both.
template <Scalar S>
struct Size {
  bool zero;
  S value;

  Size(Draw& draw, const std::string& name) : zero(draw.coin("no " + name)), value(zero ? S(0) : draw.positive<S>(name)) {}
};

/// t^2/(t + s) of two drawn sizes; 0/0 is read as its limit 0.
template <Scalar S>
S term(const Size<S>& t, const Size<S>& s) {
  return t.zero ? S(0) : mixed_term(t.value, s.value);
}

struct PositiveDefinite {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-prop1",
      .kind = Kind::inequality,
      .where = "after (6), property 1",
      .title = "the l12 function is positive definite",
      .hypotheses = R"(g \in \mathbb R^d, \; \sigma_i \ge 0)",
      .statement = R"(\|g\|_{l^{1,2}} \ge 0, \quad \|g\|_{l^{1,2}} = 0 \iff g = 0)",
      .note =
          "an induction on d: one coordinate, and the sum over the others, which is 0 where they are (or d = 1) and positive where they "
          "are not. g_i = sigma_i = 0 gives 0/0 in print, read as its limit 0; without that the function is undefined at such g",
      .mutants = {"signed"},
      .whole = {"no others", "no |g|", "no sqrt(3) sigma", "negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Size<S> others(draw, "others"), t(draw, "|g|"), s(draw, "sqrt(3) sigma");
    const bool negative = draw.coin("negative");
    const S own = term(t, s), norm = others.value + (draw.mutant("signed") && negative ? S(-own) : own);
    Chain<S> shown(at_most(S(0), norm).named("at least 0"));
    if (others.zero && t.zero) return {.shown = std::move(shown).also(equal(norm, S(0)).named("0 at 0"))};
    return {.shown = std::move(shown).also(strictly_less(S(0), norm).named("0 nowhere else"))};
  }
};
LEMMATA_CLAIM(PositiveDefinite);

struct Continuous {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-prop2",
      .kind = Kind::inequality,
      .where = "after (6), property 2",
      .title = "the l12 function is continuous",
      .hypotheses = R"(g^k \to g \text{ in } \mathbb R^d, \; \sigma_i \ge 0)",
      .statement = R"(\bigl|\|g^k\|_{l^{1,2}} - \|g\|_{l^{1,2}}\bigr| \le \|g^k - g\|_1 \le \sqrt d\,\|g^k - g\| \to 0)",
      .note =
          "each coordinate is 1-Lipschitz in |g_i|. sigma is fixed: the text speaks of any g^k, g in R^d and of the map g -> ||g||_{l12}, "
          "whose level sets Figure 1 plots for one sigma",
      .mutants = {"squared"},
      .whole = {"no |g|", "no step", "no sqrt(3) sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Size<S> t(draw, "|g|"), s(draw, "sqrt(3) sigma"), step(draw, "step");
    const S nearer = term(t, s), farther = step.zero ? nearer : mixed_term(S(t.value + step.value), s.value);
    const S change = draw.mutant("squared") ? S(farther * (t.value + step.value) - nearer * t.value) : S(farther - nearer);
    return {.shown = Chain<S>(at_most(S(0), change).named("grows")).also(at_most(change, step.value).named("Lipschitz"))};
  }
};
LEMMATA_CLAIM(Continuous);

struct OrderPreserving {
  static constexpr ClaimInfo info{.id = "ssd.l12-prop3",
                                  .kind = Kind::inequality,
                                  .where = "after (6), property 3",
                                  .title = "the l12 function preserves the order",
                                  .hypotheses = R"(0 \le g_i \le \tilde g_i \text{ for all } i, \; \sigma_i \ge 0)",
                                  .statement = R"(\|g\|_{l^{1,2}} \le \|\tilde g\|_{l^{1,2}})",
                                  .note = "one coordinate of the sums, g-tilde = g + step; sigma is fixed, as in ssd.l12-prop2",
                                  .mutants = {"other-noise"},
                                  .whole = {"no |g|", "no step", "no sqrt(3) sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Size<S> t(draw, "|g|"), s(draw, "sqrt(3) sigma"), step(draw, "step");
    const S lower = term(t, s);
    if (step.zero) return {.shown = at_most(lower, lower)};
    const S upper = t.value + step.value, noise = draw.mutant("other-noise") ? S(s.value + S(4) * step.value) : s.value;
    return {.shown = at_most(lower, mixed_term(upper, noise))};
  }
};
LEMMATA_CLAIM(OrderPreserving);

}  // namespace
}  // namespace lemmata
