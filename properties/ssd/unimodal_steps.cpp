#include "lib/claim/claim.hpp"
#include "lib/oracle/unimodal.hpp"

// Steps of appendix B.1: the success probability as a probability about the mean, and the algebra of the improved bound.

namespace lemmata {
namespace {

using oracle::UnimodalLaw;

/// P(X >= c) and P(a <= X <= b)
template <Scalar S>
S at_least(const UnimodalLaw<S>& law, const S& c) {
  return law.mode == c ? law.above(c) + law.atom : law.above(c);
}
template <Scalar S>
S between(const UnimodalLaw<S>& law, const S& a, const S& b) {
  return at_least(law, a) - law.above(b);
}
/// P(|X - mode| <= r), by the widths.
template <Scalar S>
S within(const UnimodalLaw<S>& law, const S& r) {
  S sum = law.atom;
  for (std::size_t j = 0; j < law.widths.size(); ++j) sum += law.weights[j] * (r < law.widths[j] ? S(r / law.widths[j]) : S(1));
  return sum;
}

enum class Second { printed, repaired };

/// The long display for a law about g > 0; for g < 0 it is the same of the mirrored law. P(0 <= X <= g) of the second member counts an
/// atom at g in full, where one half of it is right.
template <Scalar S>
Case<S> display(const UnimodalLaw<S>& law, const S& g, Second second) {
  const S half = ratio<S>(1, 2), zero(0), twice = S(2) * g;
  const S atom = law.mode == g ? law.atom : S(0);
  const S to_mean = between(law, zero, g) - (second == Second::repaired ? S(half * atom) : S(0));
  const S success = law.above(zero), from_zero = at_least(law, zero), by_half = half + half * between(law, zero, twice);
  return {.shown = Chain<S>(equal(success, from_zero).named("Prob(sign) = Prob(>= 0)"))
                       .also(equal(from_zero, half + to_mean).named("half and from 0 to the mean"))
                       .also(equal(half + to_mean, by_half).named("half and half from 0 to twice the mean"))
                       .also(equal(by_half, half + half * within(law, g)).named("half and half within |g|"))};
}

/// One component of a mixture: all members are linear in the law, so that what holds for the atom and every uniform law holds for all.
template <Scalar S>
Case<S> component(Draw& draw, bool with_atom, Second second) {
  const S g = draw.positive<S>("|g|");
  const long part = draw.integer("part", 0, with_atom ? 2 : 1);
  UnimodalLaw<S> law{.mode = draw.mutant("off-centre") ? S(2) * g : g, .atom = S(part == 2 ? 1 : 0)};
  if (part < 2) {
    law.widths = {part == 0 ? g / (S(1) + draw.nonnegative<S>("u")) : g + draw.positive<S>("u")};
    law.weights = {S(1)};
  }
  return display(law, g, second);
}

constexpr std::string_view law_of_the_lemma = R"(\mathbb E\, \hat g = g > 0, \; \hat g \text{ unimodal and symmetric, an atom at its mode)"
                                              R"( allowed; mirrored for } g < 0)";

struct SuccessAboutTheMean {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.chain",
      .kind = Kind::proof_step,
      .where = "appendix B.1, long display",
      .title = "the success probability as a probability about the mean",
      .hypotheses = R"(\mathbb E\, \hat g = g > 0, \; \sigma > 0, \; \hat g \text{ unimodal and symmetric}; \text{ mirrored for } g < 0)",
      .statement =
          R"(\operatorname{Prob}(\operatorname{sign} \hat g = \operatorname{sign} g) = \operatorname{Prob}(\hat g \ge 0) = \frac12 +)"
          R"( \operatorname{Prob}(0 \le \hat g \le g) = \frac12 + \frac12 \operatorname{Prob}(0 \le \hat g \le 2g) = \frac12 +)"
          R"( \frac12 \operatorname{Prob}(|\hat g - g| \le |g|))",
      .note =
          "with a density the display holds, shown for every centred uniform law, as all members are linear in the law. Where unimodal "
          "admits an atom at the mode, the third member counts it in full; its two neighbours are equal all the same, so that Lemma 1 "
          "stands. The display ends in |g|/sigma, hence sigma > 0",
      .mutants = {"off-centre"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool atom = draw.reading("law", {0, 1}, {"with-a-density", "atom-allowed"}) == 1;
    if (!atom) return component<S>(draw, false, Second::printed);
    const S g = draw.positive<S>("g");
    auto law = oracle::unimodal_symmetric<S>(draw, "X", g);
    if (draw.mutant("off-centre")) law.mode = S(2) * g;
    auto made = display(law, g, Second::printed);
    made.given = {strictly_less(S(0), law.variance()).named("noise")};
    return made;
  }
};
LEMMATA_CLAIM(SuccessAboutTheMean);

struct SuccessAboutTheMeanRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.chain/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.1, long display",
      .title = "the success probability as a probability about the mean",
      .hypotheses = law_of_the_lemma,
      .statement =
          R"(\operatorname{Prob}(\operatorname{sign} \hat g = \operatorname{sign} g) = \operatorname{Prob}(\hat g \ge 0) = \frac12 +)"
          R"( \operatorname{Prob}(0 \le \hat g \le g) - \frac12\operatorname{Prob}(\hat g = g) = \frac12 + \frac12)"
          R"( \operatorname{Prob}(0 \le \hat g \le 2g) = \frac12 + \frac12 \operatorname{Prob}(|\hat g - g| \le |g|))",
      .note = "for the atom and for every centred uniform law: all members are linear in the law",
      .mutants = {"off-centre"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return component<S>(draw, true, Second::repaired);
  }
};
LEMMATA_CLAIM(SuccessAboutTheMeanRepaired);

struct SuccessAboutTheMeanDensity {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.chain.density",
      .kind = Kind::proof_step,
      .where = "appendix B.1, long display",
      .title = "the success probability as a probability about the mean, for laws without an atom",
      .hypotheses = R"(\mathbb E\, \hat g = g > 0, \; \hat g \text{ with a unimodal and symmetric density; mirrored for } g < 0)",
      .statement =
          R"(\operatorname{Prob}(\operatorname{sign} \hat g = \operatorname{sign} g) = \operatorname{Prob}(\hat g \ge 0) = \frac12 +)"
          R"( \operatorname{Prob}(0 \le \hat g \le g) = \frac12 + \frac12 \operatorname{Prob}(0 \le \hat g \le 2g) = \frac12 +)"
          R"( \frac12 \operatorname{Prob}(|\hat g - g| \le |g|))",
      .note = "the display as printed, for every centred uniform law: all members are linear in the law",
      .mutants = {"off-centre"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return component<S>(draw, false, Second::printed);
  }
};
LEMMATA_CLAIM(SuccessAboutTheMeanDensity);

struct ImprovedAlgebra {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.improved-algebra",
      .kind = Kind::proof_step,
      .where = R"(appendix B.1, "Improvement on Lemma 1")",
      .title = "algebra of the improved bound",
      .hypotheses = R"(z \ge 0)",
      .statement = R"(z \ge \frac23: \; 1 - \frac49\frac{1}{3z^2} \ge 1 - \frac{1}{1 + z + z^2} \iff 23z^2 - 4z - 4 \ge 0, \quad z \le)"
                   R"( \frac23: \; z \ge 1 - \frac{1}{1 + z + z^2} \iff 1 \ge 1 - z^3, \quad 1 - \frac{1}{1 + z} \le 1 -)"
                   R"( \frac{1}{1 + z + z^2})",
      .note = "each equivalence as an identity: the gap times a positive factor; and what it reduces to holds",
      .mutants = {"no-square"},
      .whole = {"size of z"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long size = draw.integer("size of z", 0, 2);
    const bool large = size == 1;
    const S third = ratio<S>(2, 3), u = draw.nonnegative<S>("u");
    const S z = size == 0 ? third / (S(1) + u) : large ? third + u : S(0);  // the end 2/3 belongs to both
    const S sum = S(1) + z + (draw.mutant("no-square") ? S(0) : square(z));
    const S improved = S(1) - S(1) / sum;
    Chain<S> shown(at_most(S(1) - S(1) / (S(1) + z), improved).named("tighter"));
    if (large) {
      const S gap = S(1) - ratio<S>(4, 9) / (S(3) * square(z)) - improved, quadratic = S(23) * square(z) - S(4) * z - S(4);
      shown.also(equal(gap * S(27) * square(z) * sum, quadratic).named("reduction").sum_of(4096));
      shown.also(at_most(S(0), quadratic).named("z >= 2/3"));
    } else {
      shown.also(equal((z - improved) * sum, S(1) - (S(1) - pow(z, 3L))).named("reduction").sum_of(4096));
      shown.also(at_most(S(1) - pow(z, 3L), S(1)).named("z <= 2/3"));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ImprovedAlgebra);

}  // namespace
}  // namespace lemmata
