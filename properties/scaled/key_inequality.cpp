#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"

// Between (33) and (35): how the scaled sign of a stochastic gradient leans along the gradient.

namespace lemmata {
namespace {

struct KeyInequality {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-key",
      .kind = Kind::proof_step,
      .where = "eqs. (33) to (35)",
      .title = "alignment of the scaled sign",
      .hypotheses = R"(\mathbb E\tilde g = g,\ \mathbb P(\operatorname{sign}\tilde g_i = \operatorname{sign} g_i) \ge p_{\min} > \frac12)",
      .statement = R"((2p_{\min} - 1)\|g\|_1^2 \le \langle g, \mathbb E[\|\tilde g\|_1\operatorname{sign}\tilde g]\rangle)",
      .note = "p_min is computed from the drawn law; coordinates of the noise may depend on each other",
      .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto d = static_cast<std::size_t>(draw.integer("d", 1, 3));
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> g = draw.vector<S>("g", static_cast<long>(d));
    const auto noise = oracle::any_noise<S>(draw, "noise", static_cast<long>(d));
    const bool unscaled = draw.mutant("unscaled");
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {  // of the right signs, then of the product
      const Vec<S> sample = g + noise.sample({.x = g}, chance), signs = sign(sample, at_zero);
      Vec<S> out(d + 1);
      for (std::size_t i = 0; i < d; ++i) out[i] = S(signs[i] == sign(g[i], at_zero) ? 1 : 0);
      out[d] = (unscaled ? S(1) : norm1(sample)) * dot(g, signs);
      return out;
    });
    S p = means[0];
    for (std::size_t i = 1; i < d; ++i) p = min(p, means[i]);
    return {.given = {strictly_less(ratio<S>(1, 2), p).named("p_min > 1/2")},
            .shown = at_most((S(2) * p - S(1)) * square(norm1(g)), means[d]).sum_of(4096)};
  }
};
LEMMATA_CLAIM(KeyInequality);

}  // namespace
}  // namespace lemmata
