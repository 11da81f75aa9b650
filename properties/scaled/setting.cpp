#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/method/adagrad_norm.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/scaled/slow_function.hpp"

// The problem (1), the methods (2) and (3), Example 1's function, and what the introduction and Remark 1 say of sign methods.

namespace lemmata {
namespace {

struct Minimisation {
  static constexpr ClaimInfo info{
      .id = "scaled.def-problem",
      .kind = Kind::definition,
      .where = "eq. (1)",
      .title = "minimisation problem",
      .hypotheses = R"(f \text{ any smooth objective of the library, convex or not, with } f^* \text{ and a minimiser})",
      .statement = R"(f(x) \ge f^* = f(x^*),\ \nabla f(x^*) = 0)",
      .note = "an instance of (1) with its minimum, as a predicate; the mutant adds a slope, which has no minimum there",
      .mutants = {"slope"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
    const Vec<S> x = draw.vector<S>("x", f.d);
    const S slope(draw.mutant("slope") ? 1 : 0);
    return {.shown = Chain<S>(at_most(f.minimum, f.value(x) + slope * (x[0] - f.minimiser[0])).named("lower bound").sum_of(4096))
                         .also(equal(f.value(f.minimiser), f.minimum).named("attained").sum_of(4096))
                         .also(at_most(norm1(f.gradient(f.minimiser)), S(0)).named("stationary").sum_of(1e9))};
  }
};
LEMMATA_CLAIM(Minimisation);

struct SignMethods {
  static constexpr ClaimInfo info{
      .id = "scaled.def-signgd",
      .kind = Kind::definition,
      .where = "eqs. (2), (3)",
      .title = "signGD and signSGD",
      .hypotheses = R"(h_k \text{ any estimate at } x_k,\ \alpha_k > 0)",
      .statement = R"(|x_{k+1,i} - x_{k,i}| = \alpha_k,\ (x_{k+1,i} - x_{k,i})h_{k,i} = -\alpha_k|h_{k,i}| \text{ where } h_{k,i} \ne 0)",
      .note = "the update by its two properties: the length of the step and its side. h is the gradient, or the gradient plus any noise",
      .mutants = {"uphill", "scaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x = draw.vector<S>("x", d), h = draw.vector<S>("h", d);
    const S alpha = draw.positive<S>("alpha");
    const method::SignDescent<S> descent{.x0 = x,
                                         .gamma = draw.mutant("uphill") ? -alpha : alpha,
                                         .oracle = [&](const oracle::Point<S>&, Chance<S>&) { return h; },
                                         .at_zero = at_zero};
    Vec<S> step = expect.mean_vector([&](Chance<S>& chance) { return descent.step(descent.start(), 0, chance).x; }) - x;
    if (draw.mutant("scaled")) step *= norm1(h);
    Chain<S> shown;
    for (std::size_t i = 0; i < x.size(); ++i) {
      shown.also(equal(x[i] + step[i] * sign(h[i], at_zero), x[i] - alpha * square(sign(h[i], at_zero))).named("length").sum_of(256));
      shown.also(at_most(step[i] * h[i], S(0)).named("side"));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SignMethods);

/// x_1^2 + x_2^2
template <Scalar S>
S sum_of_squares(const Vec<S>& x) {
  return square(x[0]) + square(x[1]);
}

struct ExampleOne {
  static constexpr ClaimInfo info{
      .id = "scaled.ex1.gradient",
      .kind = Kind::proof_step,
      .where = "Example 1",
      .title = "the function of Example 1",
      .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ g(x) = (2x_1, 2x_2))",
      .statement =
          R"(f(x + h) = f(x) + \langle g(x), h\rangle + \|h\|^2,\quad \|h\|^2 = h_1^2 + h_2^2 \ge h_i^2,\quad \|g(x + h) - g(x)\|^2 = 4\|h\|^2)",
      .note = "so that g is the gradient, f is 2-strongly convex (also in l_inf) and 2-smooth",
      .mutants = {"half-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Vec<S> x = draw.vector<S>("x", 2), h = draw.vector<S>("h", 2), y = x + h;
    const S two(draw.mutant("half-gradient") ? 1 : 2);
    return {.shown =
                Chain<S>(equal(sum_of_squares(y), sum_of_squares(x) + dot(two * x, h) + norm2_squared(h)).named("expansion").sum_of(256))
                    .also(at_most(square(h[0]), norm2_squared(h)).named("strongly convex"))
                    .also(at_most(square(h[1]), norm2_squared(h)).named("strongly convex"))
                    .also(equal(norm2_squared(two * y - two * x), S(4) * norm2_squared(h)).named("smooth").sum_of(1e6))};
  }
};
LEMMATA_CLAIM(ExampleOne);

/// signGD on x_1^2 + x_2^2 with step alpha from (alpha/2, alpha/2) closes after two steps; gradient descent with step beta contracts.
template <Scalar S>
Chain<S> cycle_and_contraction(Draw& draw, Expect<S>& expect) {
  const S alpha = draw.positive<S>("alpha"), beta = draw.in<S>("beta", Range::open(0, 1));
  const auto gradient = oracle::exact_oracle<S>([](const Vec<S>& x) { return S(2) * x; });
  const Vec<S> start{alpha / S(2), alpha / S(2)}, x{draw.real<S>("x_1"), draw.real<S>("x_2")};
  const method::SignDescent<S> signs{.x0 = start, .gamma = alpha, .oracle = gradient};
  const auto value = [](const method::Position<S>& s) { return sum_of_squares(s.x); };
  const auto run = expect.run(signs, 2, {value, [](const auto& s) { return s.x[0]; }, [](const auto& s) { return s.x[1]; }});
  const method::Sgd<S> descent{.x0 = x, .gamma = draw.mutant("long-steps") ? S(2) * beta : beta, .oracle = gradient};
  const auto other = expect.run(descent, 1, {value});
  const S factor = square(S(S(1) - S(2) * beta));
  Chain<S> shown(equal(run.mean(1, 2), start[0]).named("the orbit closes"));
  shown.also(equal(run.mean(2, 2), start[1]).named("the orbit closes"));
  for (const long t : {0L, 1L}) shown.also(strictly_less(S(0), run.mean(0, t)).named("above the minimum"));
  shown.also(at_most(other.mean(0, 1), factor * other.mean(0, 0)).named("gradient descent").sum_of(256));
  return std::move(shown).also(strictly_less(factor, S(1)).named("contraction"));
}

struct NonConvergence {
  static constexpr ClaimInfo info{
      .id = "scaled.intro-nonconvergence",
      .kind = Kind::remark,
      .where = "Contributions, first item",
      .title = "signGD need not converge where gradient descent does",
      .hypotheses = R"(f(x) = x_1^2 + x_2^2,\ \alpha > 0,\ x_0 = (\frac\alpha2, \frac\alpha2),\ 0 < \beta < 1)",
      .statement =
          R"(\text{signGD with } \alpha \text{ has period } 2 \text{ with } f > 0;\ \text{gradient descent with } \beta \text{ multiplies } f \text{ by } (1 - 2\beta)^2 < 1)",
      .argument = Argument::cycle,
      .note = "\"in general\" asks for one function; here every step size, and gradient descent from every point",
      .mutants = {"long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return {.shown = cycle_and_contraction<S>(draw, expect)};
  }
};
LEMMATA_CLAIM(NonConvergence);

/// What Examples 1 to 3 show: no linear rate of signGD, nor of either sign version of AdaGrad-Norm, here in one step from any x_k != 0
/// and b_k >= 0, drawn so that b_{k+1} is rational: version I on x^2/2, version II on x^2.
template <Scalar S>
Chain<S> sign_counterparts(Draw& draw, Expect<S>& expect) {
  using method::AdagradNorm;
  Chain<S> shown = cycle_and_contraction<S>(draw, expect);
  const bool first = draw.coin("version I");
  const S size = draw.positive<S>("|x_k|"), eta = draw.positive<S>("eta"), added = first ? size : S(1);  // |g|, or |sign(g)|
  const S more = draw.nonnegative<S>("b_{k+1} - added");
  const method::SignAdagradNorm<S> method{.x0 = Vec<S>{draw.coin("x_k < 0") ? -size : size},
                                          .eta = eta,
                                          .oracle = oracle::exact_oracle<S>([first](const Vec<S>& x) { return S(first ? 1 : 2) * x; }),
                                          .variant = draw.mutant("plain") ? AdagradNorm::plain
                                                     : first              ? AdagradNorm::sign_steps
                                                                          : AdagradNorm::sign_steps_and_sum,
                                          .b0_squared = more * (more + S(2) * added)};
  const auto run = expect.run(method, 1, {[](const auto& s) { return S(abs(s.x[0])); }, [](const auto& s) { return s.b_squared; }});
  const S neighbours = (run.mean(0, 0) + run.mean(0, 1)) * sqrt(run.mean(1, 1));
  return std::move(shown).also(at_most(eta, neighbours).named("two neighbours").sum_of(1024));
}

struct SignCounterparts {
  static constexpr ClaimInfo info{
      .id = "scaled.remark1",
      .kind = Kind::remark,
      .where = "Remark 1",
      .title = "gradient methods are linear, their sign counterparts are not",
      .hypotheses = R"(f \text{ strongly convex and smooth; Examples 1 to 3 for the sign counterparts})",
      .statement =
          R"(\text{as scaled.remark1/repaired, and AdaGrad-Norm: } |x_k - x^*| \le C\rho^k \text{ for all } k, \text{ with some } C \text{ and } \rho < 1)",
      .argument = Argument::invariant,
      .note = "the half on AdaGrad-Norm fails as in scaled.adanorm-linear, by the same run on the same function; the rest holds",
      .mutants = {"long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    Case<S> adagrad = scaled::slow_run<S>(draw);
    for (auto& link : adagrad.shown.links()) link.name = "AdaGrad-Norm is linear";
    return {.given = std::move(adagrad.given), .shown = sign_counterparts<S>(draw, expect).also(std::move(adagrad.shown))};
  }
};
LEMMATA_CLAIM(SignCounterparts);

struct SignCounterpartsRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.remark1/repaired",
      .kind = Kind::remark,
      .where = "Remark 1",
      .title = "sign counterparts are not linear",
      .hypotheses = R"(\text{Examples 1 to 3})",
      .statement =
          R"(\text{gradient descent contracts, signGD has period } 2;\ |x_k| + |x_{k+1}| \ge \frac{\eta}{b_{k+1}} \text{ for both sign versions of AdaGrad-Norm where } x_k \ne 0)",
      .argument = Argument::invariant,
      .note =
          "repaired: without AdaGrad-Norm itself. The sign versions step by eta/b, so that two neighbouring iterates cannot both be closer "
          "than eta/(2 b): with b = sqrt(k + 1) (version II) no linear rate, and for version I a linear rate would keep b bounded "
          "(scaled.ex2). \"In general\": a run that hits the minimum exactly stops where sign(0) = 0",
      .mutants = {"long-steps", "plain"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return {.shown = sign_counterparts<S>(draw, expect)};
  }
};
LEMMATA_CLAIM(SignCounterpartsRepaired);

}  // namespace
}  // namespace lemmata
