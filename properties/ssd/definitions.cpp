#include "lib/claim/claim.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/oracle/noise.hpp"
#include "properties/ssd/any_vector.hpp"

// Definition 3 and Assumption 2 as predicates: the library's stochastic sign and the oracles that Theorem 8 draws meet them, mutants do not.

namespace lemmata {
namespace {

/// What Definition 3 leaves free, or a mutant gets wrong.
enum class Operator { independent, common, deterministic, coins_at_zero };

Operator drawn_operator(Draw& draw, long d) {
  const bool common = d > 1 && draw.coin("common");
  if (draw.mutant("deterministic")) return Operator::deterministic;
  if (draw.mutant("coins-at-zero")) return Operator::coins_at_zero;
  return common ? Operator::common : Operator::independent;
}

template <Scalar S>
Vec<S> apply(Operator which, const Vec<S>& g, Chance<S>& chance) {
  if (which == Operator::deterministic) return sign(g, 0);
  if (which == Operator::coins_at_zero && norm2_squared(g) == S(0)) {
    Vec<S> coins(g.size());
    for (std::size_t i = 0; i < coins.size(); ++i) coins[i] = chance.bernoulli(ratio<S>(1, 2)) ? S(1) : S(-1);
    return coins;
  }
  return compress::stochastic_sign(g, chance, which == Operator::common ? compress::Coupling::common : compress::Coupling::independent);
}

struct StochasticSignDefinition {
  static constexpr ClaimInfo info{
      .id = "ssd.def3",
      .kind = Kind::definition,
      .where = "Definition 3",
      .title = "the stochastic sign",
      .hypotheses = R"(g \in \mathbb R^d, \; \operatorname{\tilde{sign}} \text{ the operator of the library})",
      .statement =
          R"(\operatorname{Prob}((\operatorname{\tilde{sign}} g)_i = \pm 1) = \frac12 \pm \frac12\frac{g_i}{\|g\|} \text{ for } g \ne)"
          R"( 0, \quad \operatorname{Prob}(\operatorname{\tilde{sign}} 0 = 0) = 1)",
      .note =
          "the definition as a predicate of a random operator, by its coordinates: their joint law is left open, and is that of "
          "independent coins or of one uniform variable. The deterministic sign fails it, and so does an operator that flips coins at 0",
      .mutants = {"deterministic", "coins-at-zero"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> g = ssd::any_vector<S>(draw, d);
    const Operator which = drawn_operator(draw, d);
    const auto n = static_cast<std::size_t>(d);
    const Vec<S> law = expect.mean_vector([&](Chance<S>& chance) {  // of +1, of -1 and of 0, coordinate by coordinate
      const Vec<S> s = apply(which, g, chance);
      Vec<S> seen(3 * n);
      for (std::size_t i = 0; i < n; ++i) seen[s[i] == S(1) ? i : s[i] == S(-1) ? n + i : 2 * n + i] = S(1);
      return seen;
    });
    const bool zero = norm2_squared(g) == S(0);
    const S norm = zero ? S(1) : norm2(g), half = ratio<S>(1, 2);
    Chain<S> shown;
    for (std::size_t i = 0; i < n; ++i) {
      if (zero) {
        shown.also(equal(law[2 * n + i], S(1)).named("0 at 0"));
        continue;
      }
      shown.also(equal(law[i], half + half * (g[i] / norm)).named("probability of 1"));
      shown.also(equal(law[n + i], half - half * (g[i] / norm)).named("probability of -1"));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(StochasticSignDefinition);

struct BoundedVariance {
  static constexpr ClaimInfo info{
      .id = "ssd.assump2",
      .kind = Kind::assumption,
      .where = "Assumption 2",
      .title = "unbiased estimators of bounded variance",
      .hypotheses = R"(\hat g^n(x) = \nabla f_n(x) + \text{noise of the library}, \; (\sigma^n)^2 \text{ its largest variance})",
      .statement =
          R"(\mathbb E\,\hat g^n(x) = \nabla f_n(x), \quad \mathbb E\|\hat g^n(x) - \nabla f_n(x)\|^2 \le (\sigma^n)^2 \text{ for all})"
          R"( x)",
      .note =
          "the assumption as a predicate of an oracle: what Theorem 8 draws from meets it at every point, with noise that may be skewed, "
          "jointly dependent, and depend on x and on the time. A biased oracle fails it, and one whose noise grows with x has no such "
          "sigma^n",
      .mutants = {"biased", "grows-with-x", "half-variance"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const Vec<S> x = draw.vector<S>("x", d);
    const oracle::Point<S> at{.x = x, .t = draw.integer("t", 0, 1)};
    const S factor = draw.mutant("grows-with-x") ? S(S(1) + abs(x[0])) : S(1);
    const S bias(draw.mutant("biased") ? 1 : 0);
    const auto n = static_cast<std::size_t>(d);
    // E of the error by its positive and its negative part, which are to agree: double then sees no false bias in noise larger than g.
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> error = factor * noise.sample(at, chance);
      Vec<S> parts(2 * n + 1);
      for (std::size_t i = 0; i < n; ++i) {
        const S off = error[i] + bias;  // of the estimator from grad f_n(x), whatever f_n
        parts[off < S(0) ? i : n + i] = abs(off);
      }
      parts[2 * n] = norm2_squared(error);
      return parts;
    });
    Chain<S> shown;
    for (std::size_t i = 0; i < n; ++i) shown.also(equal(means[i], means[n + i]).named("unbiased").sum_of(4096));
    const S sigma2 = noise.largest_variance(n) / S(draw.mutant("half-variance") ? 2 : 1);
    shown.also(at_most(means[2 * n], sigma2).named("bounded variance").sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(BoundedVariance);

}  // namespace
}  // namespace lemmata
