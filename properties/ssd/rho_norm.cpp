#include "bounds/ssd/rho_norm.hpp"

#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"

// The rho-norm (Definition 1), and what section 4 says of it.

namespace lemmata {
namespace {

struct RhoNorm {
  static constexpr ClaimInfo info{
      .id = "ssd.def-rho-norm",
      .kind = Kind::definition,
      .where = "Definition 1",
      .title = "the rho-norm",
      .hypotheses = R"(\rho_i = \operatorname{Prob}(\operatorname{sign} \hat g_i = \operatorname{sign} g_i) > \frac12 \text{ where } g_i)"
                    R"( \ne 0)",
      .statement = R"(\|g\|_\rho := \sum_i (2\rho_i - 1)|g_i| = \mathbb E \sum_i (2 \cdot 1_{\operatorname{sign} \hat g_i =)"
                   R"( \operatorname{sign} g_i} - 1)|g_i|)",
      .note =
          "the formula against the mean over all outcomes of an oracle of signs, coordinates dependent or not, zeros allowed: a sign 0 "
          "counts as a wrong one, so that the norm is not the mean of <g, sign> (ssd.thm5.inner-product)",
      .mutants = {"inner-product"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const Vec<S> g = draw.vector<S>("g", d);
    const auto oracle = oracle::any_sign_oracle<S>(draw, "signs", d);
    std::vector<S> rho;
    for (std::size_t i = 0; i < g.size(); ++i) rho.push_back(oracle.success(i, g[i]));
    const bool inner = draw.mutant("inner-product");
    const S mean = expect.mean([&](Chance<S>& chance) {
      const Vec<S> votes = oracle.sample(g, chance);
      S sum(0);
      for (std::size_t i = 0; i < g.size(); ++i) {
        const bool match = votes[i] == sign(g[i], 0);
        sum += inner ? votes[i] * g[i] : S(match ? 1 : -1) * abs(g[i]);
      }
      return sum;
    });
    return {.shown = equal(bounds::ssd::rho_norm(rho, g), mean).sum_of(1024)};
  }
};
LEMMATA_CLAIM(RhoNorm);

struct RhoNormIsDefinite {
  static constexpr ClaimInfo info{
      .id = "ssd.rho-norm-posdef",
      .kind = Kind::inequality,
      .where = "section 4, after Definition 1",
      .title = "the rho-norm is positive definite",
      .hypotheses = R"(\rho_i > \frac12 \text{ where } g_i \ne 0, \; \rho_i \in [0, 1] \text{ elsewhere})",
      .statement = R"(\|g\|_\rho \ge 0, \quad \|g\|_\rho = 0 \iff g = 0)",
      .note =
          "an induction on d: one coordinate, and the sum over the others, which is 0 where they are (or d = 1) and positive where they "
          "are not. That the triangle inequality may fail is ssd.rho-norm-posdef.triangle",
      .mutants = {"any-rho"},
      .whole = {"others", "own"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool others = draw.coin("others"), own = draw.coin("own");
    const S rest = others ? draw.positive<S>("sum of the others") : S(0);
    const S size = own ? draw.positive<S>("|g|") : S(0);
    const S lead = S(1) / (S(1) + draw.nonnegative<S>("v"));  // 2 rho - 1 in (0, 1]
    const S weight = own && !draw.mutant("any-rho") ? lead : S(2) * lead - S(1);
    const S norm = rest + weight * size;
    Chain<S> shown(at_most(S(0), norm).named("at least 0"));
    if (!others && !own) return {.shown = std::move(shown).also(equal(norm, S(0)).named("0 at 0"))};
    return {.shown = std::move(shown).also(strictly_less(S(0), norm).named("0 nowhere else"))};
  }
};
LEMMATA_CLAIM(RhoNormIsDefinite);

struct RhoNormTriangle {
  static constexpr ClaimInfo info{
      .id = "ssd.rho-norm-posdef.triangle",
      .kind = Kind::inequality,
      .where = "section 4, after Definition 1",
      .title = "the rho-norm may fail the triangle inequality",
      .hypotheses = R"(\rho_i = \rho_i(g) > \frac12)",
      .statement = R"(\text{there are } g, h \text{ and success probabilities with } \|g + h\|_\rho > \|g\|_\rho + \|h\|_\rho)",
      .quantifier = Quantifier::exists,
      .note = "g, h and g + h are different vectors, and a law of the estimator may be chosen at each"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 2);
    const Vec<S> g = draw.vector<S>("g", d), h = draw.vector<S>("h", d);
    const auto norm = [&](const Vec<S>& x, const std::string& at) {
      std::vector<S> rho;
      for (long i = 0; i < d; ++i) rho.push_back(draw.in<S>("rho" + std::to_string(i) + " at " + at, Range::left_open(0.5, 1)));
      return bounds::ssd::rho_norm(rho, x);
    };
    const S of_g = norm(g, "g"), of_h = norm(h, "h"), of_sum = norm(g + h, "g + h");
    return {
        .given = {strictly_less(S(0), norm2_squared(g)), strictly_less(S(0), norm2_squared(h)), strictly_less(S(0), norm2_squared(g - h))},
        .shown = strictly_less(S(of_g + of_h), of_sum)};
  }
};
LEMMATA_CLAIM(RhoNormTriangle);

}  // namespace
}  // namespace lemmata
