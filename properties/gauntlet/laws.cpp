#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"

// Statements about the laws of noisy signs: planted falsehoods g9, g10 and the sharp truth t5.

namespace lemmata {
namespace {

struct RightSignHalf {
  static constexpr ClaimInfo info{.id = "gauntlet.g9",
                                  .kind = Kind::gauntlet,
                                  .where = "g9",
                                  .title = "variance at most 2 g^2 keeps the sign",
                                  .hypotheses = R"(\mathbb E X = g \ne 0,\ \operatorname{Var} X \le 2 g^2)",
                                  .statement = R"(1/2 \le \mathbb P(\operatorname{sign} X = \operatorname{sign} g))"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.real<S>("g");
    const auto law = oracle::any_law<S>(draw, "X", g);
    return {.given = {strictly_less(S(0), square(g)), at_most(law.variance(), S(2) * square(g))},
            .shown = at_most(ratio<S>(1, 2), law.success(g))};
  }
};
LEMMATA_CLAIM(RightSignHalf);

struct SymmetricIsEnough {
  static constexpr ClaimInfo info{
      .id = "gauntlet.g10",
      .kind = Kind::gauntlet,
      .where = "g10",
      .title = "symmetry without unimodality",
      .hypotheses = R"(X \text{ symmetric about } g \ne 0)",
      .statement = R"(\frac12 + \frac{|g|}{2(|g| + \sqrt3 \sigma)} \le \mathbb P(\operatorname{sign} X = \operatorname{sign} g))"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.real<S>("g");
    const auto law = oracle::symmetric_law<S>(draw, "X", g);
    if (g == S(0)) return {.given = {strictly_less(S(0), square(g))}, .shown = {}};
    const S half = ratio<S>(1, 2);
    return {.shown = at_most(half + half * abs(g) / (abs(g) + sqrt(S(3) * law.variance())), law.success(g))};
  }
};
LEMMATA_CLAIM(SymmetricIsEnough);

struct OneSidedChebyshev {
  static constexpr ClaimInfo info{.id = "gauntlet.t5",
                                  .kind = Kind::gauntlet,
                                  .where = "t5",
                                  .title = "one-sided Chebyshev bound of the success",
                                  .hypotheses = R"(\mathbb E X = g \ne 0)",
                                  .statement = R"(\frac{g^2}{g^2 + \sigma^2} \le \mathbb P(\operatorname{sign} X = \operatorname{sign} g))",
                                  .note = "reach 0.99"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.real<S>("g");
    const auto law = oracle::any_law<S>(draw, "X", g);
    if (g == S(0)) return {.given = {strictly_less(S(0), square(g))}, .shown = {}};
    return {.shown = at_most(square(g) / (square(g) + law.variance()), law.success(g))};
  }
};
LEMMATA_CLAIM(OneSidedChebyshev);

}  // namespace
}  // namespace lemmata
