#include "lib/method/adagrad_norm.hpp"
#include "lib/claim/claim.hpp"

// Example 3: sign AdaGrad-Norm II on a parabola.

namespace lemmata {
namespace {

/// Sign AdaGrad-Norm II on x^2 from eta/2 with b_0 = 0: x_k and b_k^2.
template <Scalar S>
struct Adagrad {
  S eta, x, b_squared;
  long k;
  Adagrad(Draw& draw, Expect<S>& expect, long longest) : eta(draw.positive<S>("eta")), k(draw.log_integer("k", 0, longest)) {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const auto variant = draw.mutant("gradient-sum") ? method::AdagradNorm::sign_steps : method::AdagradNorm::sign_steps_and_sum;
    const method::SignAdagradNorm<S> method{.x0 = Vec<S>{eta / S(2)},
                                            .eta = eta,
                                            .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return S(2) * at; }),
                                            .variant = variant,
                                            .at_zero = at_zero};
    const auto run = expect.run(method, k, {[](const auto& s) { return s.x[0]; }, [](const auto& s) { return s.b_squared; }});
    x = run.mean(0, k);
    b_squared = run.mean(1, k);
  }
};

struct SquareRootDenominator {
  static constexpr ClaimInfo info{.id = "scaled.ex3.bk",
                                  .kind = Kind::proof_step,
                                  .where = "Example 3",
                                  .title = "the denominator of sign AdaGrad-Norm II",
                                  .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \eta > 0)",
                                  .statement = R"(b_k = \sqrt k)",
                                  .note = "compared as b_k^2 = k",
                                  .sweep = "k",
                                  .mutants = {"gradient-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Adagrad<S> run(draw, expect, 100000);
    return {.shown = equal(run.b_squared, S(run.k))};
  }
};
LEMMATA_CLAIM(SquareRootDenominator);

struct AlternatingSum {
  static constexpr ClaimInfo info{
      .id = "scaled.ex3.closed-form",
      .kind = Kind::counterexample,
      .where = "Example 3, eq. (10)",
      .title = "closed form of the iterates",
      .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \eta > 0)",
      .statement = R"(x_k = \eta(\frac12 - 1 + \frac{1}{\sqrt2} - \frac{1}{\sqrt3} + \ldots + \frac{(-1)^k}{\sqrt k}))",
      .mutants = {"gradient-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Adagrad<S> run(draw, expect, 200);
    S sum = ratio<S>(1, 2);
    for (long j = 1; j <= run.k; ++j) sum += S(j % 2 == 0 ? 1 : -1) / sqrt(S(j));
    return {.shown = equal(run.x, run.eta * sum).sum_of(4096)};
  }
};
LEMMATA_CLAIM(AlternatingSum);

}  // namespace
}  // namespace lemmata
