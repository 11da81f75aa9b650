#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"

// Example 1: signGD with a constant step need not converge.

namespace lemmata {
namespace {

/// x_0, x_1, x_2 of signGD on x_1^2 + x_2^2 from (alpha/2, alpha/2) against a printed orbit of period 2.
template <Scalar S>
Case<S> period_two(Draw& draw, Expect<S>& expect, bool even_is_positive) {
  const S alpha = draw.positive<S>("alpha"), half = alpha / S(2);
  const Vec<S> plus{half, half}, minus{-half, -half};
  const Vec<S> even = even_is_positive ? plus : minus, odd = even_is_positive ? minus : plus;
  const S curvature = draw.mutant("concave") ? S(-2) : S(2);
  const method::SignDescent<S> method{
      .x0 = plus, .gamma = alpha, .oracle = oracle::exact_oracle<S>([=](const Vec<S>& x) { return curvature * x; })};
  const auto step = [&](const Vec<S>& from, long t) {
    return expect.mean_vector([&](Chance<S>& chance) { return method.step({from}, t, chance).x; });
  };
  const Vec<S> x1 = step(plus, 0), x2 = step(x1, 1);
  return {.shown = equal(plus, even, "x_0").also(equal(x1, odd, "x_1")).also(equal(x2, even, "x_2"))};
}

struct PrintedOrbit {
  static constexpr ClaimInfo info{.id = "scaled.ex1",
                                  .kind = Kind::counterexample,
                                  .where = "Example 1, eq. (4)",
                                  .title = "orbit of period two of signGD",
                                  .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ x_0 = (\frac\alpha2, \frac\alpha2),\ \alpha > 0)",
                                  .statement = R"(x_{2l} = (-\frac\alpha2, -\frac\alpha2),\quad x_{2l+1} = (\frac\alpha2, \frac\alpha2))",
                                  .argument = Argument::cycle,
                                  .note = "as printed; x_0 itself is (alpha/2, alpha/2)",
                                  .mutants = {"concave"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return period_two(draw, expect, false);
  }
};
LEMMATA_CLAIM(PrintedOrbit);

struct Orbit {
  static constexpr ClaimInfo info{.id = "scaled.ex1/repaired",
                                  .kind = Kind::counterexample,
                                  .where = "Example 1, eq. (4)",
                                  .title = "orbit of period two of signGD",
                                  .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ x_0 = (\frac\alpha2, \frac\alpha2),\ \alpha > 0)",
                                  .statement = R"(x_{2l} = (\frac\alpha2, \frac\alpha2),\quad x_{2l+1} = (-\frac\alpha2, -\frac\alpha2))",
                                  .argument = Argument::cycle,
                                  .note = "repaired: even and odd times exchanged. The orbit closes after two steps, and does not converge",
                                  .mutants = {"concave"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return period_two(draw, expect, true);
  }
};
LEMMATA_CLAIM(Orbit);

}  // namespace
}  // namespace lemmata
