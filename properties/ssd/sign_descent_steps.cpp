#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/ssd/votes.hpp"

// The steps of the proof of Theorem 5 (appendix B.5). Two of its equalities ask for signs +-1.

namespace lemmata {
namespace {

/// f(x - gamma s) against the right-hand sides of the display, for any sign vector s.
template <Scalar S>
Case<S> one_step(Draw& draw, bool as_printed, bool zeros) {
  const long d = draw.integer("d", 1, 3);
  const auto f = problem::any_smooth<S>(draw, "f", d);
  const Vec<S> x = draw.vector<S>("x", d);
  const S gamma = draw.positive<S>("gamma");
  Vec<S> s(static_cast<std::size_t>(d));
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::string name = "s" + std::to_string(i);
    s[i] = zeros ? S(draw.integer(name, -1, 1)) : draw.coin(name) ? S(-1) : S(1);
  }
  const S factor(draw.mutant("twice-the-step") ? 2 : 1);
  S squares(0);
  for (std::size_t i = 0; i < s.size(); ++i) squares += f.coordinate_smoothness[i] / S(2) * square(S(gamma * s[i]));
  const S along = f.value(x) - gamma * dot(f.gradient(x), s);
  const S last = along + problem::total_smoothness(f) / S(2) * square(gamma);
  return {.shown = Chain<S>(at_most(f.value(x - factor * gamma * s), along + squares).named("smoothness").sum_of(4096))
                       .also((as_printed ? equal(along + squares, last) : at_most(along + squares, last)).named("squares of signs"))};
}

struct OneStepDescent {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5.descent",
      .kind = Kind::proof_step,
      .where = "appendix B.5, first display",
      .title = "one step of signSGD",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \; x_{k+1} = x_k - \gamma_k \operatorname{sign} \hat g_k, \; \gamma_k > 0)",
      .statement = R"(f(x_{k+1}) \le f(x_k) - \langle g_k, \gamma_k \operatorname{sign} \hat g_k\rangle + \sum_{i=1}^d)"
                   R"( \frac{L_i}{2}(\gamma_k \operatorname{sign} \hat g_{k,i})^2)"
                   R"( = f(x_k) - \gamma_k\langle g_k, \operatorname{sign} \hat g_k\rangle + \frac{d\bar L}{2}\gamma_k^2)",
      .note =
          "on every path, hence in the mean. The estimate's sign is read as one of +-1, as the oracle s_k = sign g^ after Remark 1 has it, "
          "or also as 0, which footnote 1 defines and Assumption 1 does not exclude: then the equality is a slip (/repaired)",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return one_step<S>(draw, true, ssd::votes_may_be_zero(draw));
  }
};
LEMMATA_CLAIM(OneStepDescent);

struct OneStepDescentRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5.descent/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.5, first display",
      .title = "one step of signSGD",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \; x_{k+1} = x_k - \gamma_k \operatorname{sign} \hat g_k, \; \gamma_k > 0)",
      .statement = R"(f(x_{k+1}) \le f(x_k) - \langle g_k, \gamma_k \operatorname{sign} \hat g_k\rangle + \sum_{i=1}^d)"
                   R"( \frac{L_i}{2}(\gamma_k \operatorname{sign} \hat g_{k,i})^2)"
                   R"( \le f(x_k) - \gamma_k\langle g_k, \operatorname{sign} \hat g_k\rangle + \frac{d\bar L}{2}\gamma_k^2)",
      .note = "the second relation is an inequality: a sign may be 0",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return one_step<S>(draw, false, true);
  }
};
LEMMATA_CLAIM(OneStepDescentRepaired);

/// The oracle whose wrong sign takes the place of 0.
template <Scalar S>
oracle::SignOracle<S> without_zeros(oracle::SignOracle<S> signs) {
  for (auto* laws : {&signs.positive, &signs.negative, &signs.nowhere})
    for (auto& vote : *laws) vote = {vote.match, S(0), vote.zero + vote.miss};
  return signs;
}

/// E<g, sign of the estimate> against (18) and (19).
template <Scalar S>
Case<S> inner_product(Draw& draw, Expect<S>& expect, bool as_printed, bool zeros) {
  const long d = draw.integer("d", 1, 3);
  const auto any = oracle::any_sign_oracle<S>(draw, "g", d), oracle = zeros ? any : without_zeros(any);
  const Vec<S> g = draw.vector<S>("gradient", d);
  const S side(draw.mutant("inverted") ? -1 : 1);
  const S mean = expect.mean([&](Chance<S>& chance) { return side * dot(g, oracle.sample(g, chance)); });
  S by_cases(0);
  std::vector<S> rho;
  for (std::size_t i = 0; i < g.size(); ++i) {
    rho.push_back(oracle.success(i, g[i]));
    const S s = sign(g[i], 0);
    if (g[i] != S(0)) by_cases += g[i] * (rho[i] * s + (S(1) - rho[i]) * (-s));
  }
  return {.shown = Chain<S>((as_printed ? equal(by_cases, mean) : at_most(by_cases, mean)).named("(18)").sum_of(1024))
                       .also(equal(by_cases, bounds::ssd::rho_norm(rho, g)).named("(19)"))};
}

struct InnerProduct {
  static constexpr ClaimInfo info{.id = "ssd.thm5.inner-product",
                                  .kind = Kind::proof_step,
                                  .where = "eqs. (16)-(19)",
                                  .title = "expected inner product",
                                  .hypotheses = R"(\rho_i > \frac12 \text{ where } g_{k,i} \ne 0)",
                                  .statement =
                                      R"(\mathbb E\langle g_k, \operatorname{sign} \hat g_k\rangle = \sum_{g_{k,i} \ne 0} g_{k,i}(\rho_i)"
                                      R"( \operatorname{sign} g_{k,i})"
                                      R"( + (1 - \rho_i)(-\operatorname{sign} g_{k,i})) = \sum_i (2\rho_i - 1)|g_{k,i}| = \|g_k\|_\rho)",
                                  .note =
                                      "signs +-1, as the oracle after Remark 1 has them, or also 0, which Assumption 1 does not exclude: "
                                      "(18) gives all of 1 - rho_i to the wrong sign",
                                  .mutants = {"inverted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return inner_product<S>(draw, expect, true, ssd::votes_may_be_zero(draw));
  }
};
LEMMATA_CLAIM(InnerProduct);

struct InnerProductRepaired {
  static constexpr ClaimInfo info{.id = "ssd.thm5.inner-product/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "eqs. (16)-(19)",
                                  .title = "expected inner product",
                                  .hypotheses = R"(\rho_i > \frac12 \text{ where } g_{k,i} \ne 0)",
                                  .statement =
                                      R"(\mathbb E\langle g_k, \operatorname{sign} \hat g_k\rangle \ge \sum_{g_{k,i} \ne 0} g_{k,i}(\rho_i)"
                                      R"( \operatorname{sign} g_{k,i})"
                                      R"( + (1 - \rho_i)(-\operatorname{sign} g_{k,i})) = \sum_i (2\rho_i - 1)|g_{k,i}| = \|g_k\|_\rho)",
                                  .note = "the first relation is an inequality: a sign may be 0, and 0 is better than the wrong sign",
                                  .mutants = {"inverted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return inner_product<S>(draw, expect, false, true);
  }
};
LEMMATA_CLAIM(InnerProductRepaired);

}  // namespace
}  // namespace lemmata
