#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/adagrad_norm.hpp"
#include "lib/method/sign_descent.hpp"

// Examples 1 and 3 and Remark 4.

namespace lemmata {
namespace {

/// x_0, x_1, x_2 of signGD on x_1^2 + x_2^2 from (alpha/2, alpha/2) against a printed orbit of period 2.
template <Scalar S>
Case<S> period_two(Draw& draw, Expect<S>& expect, bool even_is_positive) {
  const S alpha = draw.positive<S>("alpha"), half = alpha / S(2);
  const Vec<S> plus{half, half}, minus{-half, -half};
  const Vec<S> even = even_is_positive ? plus : minus, odd = even_is_positive ? minus : plus;
  const S curvature = draw.mutant("concave") ? S(-2) : S(2);
  const method::SignDescent<S> method{.x0 = plus, .gamma = alpha,
                                      .oracle = oracle::exact_oracle<S>([=](const Vec<S>& x) { return curvature * x; })};
  const auto step = [&](const Vec<S>& from, long t) { return expect.mean_vector([&](Chance<S>& chance) { return method.step({from}, t, chance).x; }); };
  const Vec<S> x1 = step(plus, 0), x2 = step(x1, 1);
  return {.shown = equal(plus, even, "x_0").also(equal(x1, odd, "x_1")).also(equal(x2, even, "x_2"))};
}

struct PrintedOrbit {
  static constexpr ClaimInfo info{
      .id = "scaled.ex1", .kind = Kind::counterexample, .where = "Example 1, eq. (4)", .title = "orbit of period two of signGD",
      .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ x_0 = (\frac\alpha2, \frac\alpha2),\ \alpha > 0)",
      .statement = R"(x_{2l} = (-\frac\alpha2, -\frac\alpha2),\quad x_{2l+1} = (\frac\alpha2, \frac\alpha2))", .argument = Argument::cycle,
      .note = "as printed; x_0 itself is (alpha/2, alpha/2)", .mutants = {"concave"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return period_two(draw, expect, false);
  }
};
LEMMATA_CLAIM(PrintedOrbit);

struct Orbit {
  static constexpr ClaimInfo info{
      .id = "scaled.ex1/repaired", .kind = Kind::counterexample, .where = "Example 1, eq. (4)", .title = "orbit of period two of signGD",
      .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ x_0 = (\frac\alpha2, \frac\alpha2),\ \alpha > 0)",
      .statement = R"(x_{2l} = (\frac\alpha2, \frac\alpha2),\quad x_{2l+1} = (-\frac\alpha2, -\frac\alpha2))", .argument = Argument::cycle,
      .note = "repaired: even and odd times exchanged. The orbit closes after two steps, and does not converge", .mutants = {"concave"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return period_two(draw, expect, true);
  }
};
LEMMATA_CLAIM(Orbit);

/// Sign AdaGrad-Norm II on x^2 from eta/2 with b_0 = 0: x_k and b_k^2.
template <Scalar S>
struct Adagrad {
  S eta, x, b_squared;
  long k;
  Adagrad(Draw& draw, Expect<S>& expect) : eta(draw.positive<S>("eta")), k(draw.log_integer("k", 0, 200)) {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const auto variant = draw.mutant("gradient-sum") ? method::AdagradNorm::sign_steps : method::AdagradNorm::sign_steps_and_sum;
    const method::SignAdagradNorm<S> method{.x0 = Vec<S>{eta / S(2)}, .eta = eta, .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return S(2) * at; }),
                                            .variant = variant, .at_zero = at_zero};
    const auto run = expect.run(method, k, {[](const auto& s) { return s.x[0]; }, [](const auto& s) { return s.b_squared; }});
    x = run.mean(0, k);
    b_squared = run.mean(1, k);
  }
};

struct SquareRootDenominator {
  static constexpr ClaimInfo info{
      .id = "scaled.ex3.bk", .kind = Kind::proof_step, .where = "Example 3", .title = "the denominator of sign AdaGrad-Norm II",
      .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \eta > 0)", .statement = R"(b_k = \sqrt k)", .note = "compared as b_k^2 = k",
      .sweep = "k", .mutants = {"gradient-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Adagrad<S> run(draw, expect);
    return {.shown = equal(run.b_squared, S(run.k))};
  }
};
LEMMATA_CLAIM(SquareRootDenominator);

struct AlternatingSum {
  static constexpr ClaimInfo info{
      .id = "scaled.ex3.closed-form", .kind = Kind::counterexample, .where = "Example 3, eq. (10)", .title = "closed form of the iterates",
      .hypotheses = R"(f(x) = x^2,\ x_0 = \frac\eta2,\ b_0 = 0,\ \eta > 0)",
      .statement = R"(x_k = \eta(\frac12 - 1 + \frac{1}{\sqrt2} - \frac{1}{\sqrt3} + \ldots + \frac{(-1)^k}{\sqrt k}))", .mutants = {"gradient-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Adagrad<S> run(draw, expect);
    S sum = ratio<S>(1, 2);
    for (long j = 1; j <= run.k; ++j) sum += S(j % 2 == 0 ? 1 : -1) / sqrt(S(j));
    return {.shown = equal(run.x, run.eta * sum).sum_of(4096)};
  }
};
LEMMATA_CLAIM(AlternatingSum);

struct ScaledSignContracts {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-compressor", .kind = Kind::remark, .where = "Remark 4", .title = "the scaled sign is a 1/d-approximate compressor",
      .hypotheses = R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign}(v))", .statement = R"(\|C(v) - v\|^2 \le (1 - \frac1d)\|v\|^2)", .sweep = "d",
      .mutants = {"largest-entry"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.log_integer("d", 1, 64);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    auto sign_of = compress::scaled_sign<S>(d, at_zero);
    if (draw.mutant("largest-entry"))
      sign_of.apply = [at_zero](const Vec<S>& v, long, Chance<S>&) { return norm_inf(v) * sign(v, at_zero); };
    const Vec<S> v = draw.vector<S>("v", d);
    return {.shown = at_most(compress::mean_squared_residual(expect, sign_of, v), ratio<S>(d - 1, d) * norm2_squared(v))};
  }
};
LEMMATA_CLAIM(ScaledSignContracts);

}  // namespace
}  // namespace lemmata
