#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"

// Example 1: signGD with a constant step need not converge.

namespace lemmata {
namespace {

struct Orbit {
  static constexpr ClaimInfo info{
      .id = "scaled.ex1",
      .kind = Kind::counterexample,
      .where = "Example 1, eq. (4)",
      .title = "orbit of period two of signGD",
      .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ x_0 = (\frac\alpha2, \frac\alpha2),\ \alpha > 0)",
      .statement =
          R"(x_{2l} = (-\frac\alpha2, -\frac\alpha2),\ x_{2l+1} = (\frac\alpha2, \frac\alpha2), \text{ or the two exchanged; not convergent})",
      .argument = Argument::cycle,
      .note =
          "the line (4) is scrambled in the text at hand; the minus signs seem to be those of x_{2l}, which x_0 contradicts. With either "
          "reading the orbit closes after two steps, and does not converge",
      .mutants = {"concave"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool even_is_positive = draw.reading("even-times", {-1, 1}, {"negative", "positive"}) == 1;
    const S alpha = draw.positive<S>("alpha"), half = alpha / S(2), curvature = draw.mutant("concave") ? S(-2) : S(2);
    const Vec<S> plus{half, half}, minus{-half, -half};
    const method::SignDescent<S> method{
        .x0 = plus, .gamma = alpha, .oracle = oracle::exact_oracle<S>([=](const Vec<S>& x) { return curvature * x; })};
    const auto step = [&](const Vec<S>& from, long t) {
      return expect.mean_vector([&](Chance<S>& chance) { return method.step({from}, t, chance).x; });
    };
    const Vec<S> x1 = step(plus, 0), x2 = step(x1, 1);
    return {.shown = equal(x2, plus, "period two")
                         .also(strictly_less(S(0), norm2_squared(x1 - plus)).named("not convergent"))
                         .also(equal(plus, even_is_positive ? plus : minus, "x_0"))
                         .also(equal(x1, even_is_positive ? minus : plus, "x_1"))};
  }
};
LEMMATA_CLAIM(Orbit);

}  // namespace
}  // namespace lemmata
