#include "lib/claim/claim.hpp"
#include "lib/method/adagrad_norm.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/scaled/slow_function.hpp"

// Does AdaGrad-Norm converge linearly on strongly convex and smooth functions, without knowing their parameters?

namespace lemmata {
namespace {

using scaled::denominator_growth;
using scaled::next_step_length;
using scaled::relative_slope;
using scaled::step_length;

struct SlowFunction {
  static constexpr ClaimInfo info{
      .id = "scaled.adanorm-linear.slow",
      .kind = Kind::remark,
      .where = "text around eq. (5), citing [22]; Remark 1",
      .title = "a strongly convex smooth function on which AdaGrad-Norm is sublinear",
      .hypotheses =
          R"(n \ge m \ge 1,\ D_n = \frac1n + \frac{1}{n+1},\ B_{n+1} = \frac{B_n}{\sqrt{1 - D_{n+1}^2/16}},\ f'(\pm\tfrac1n) = \pm\tfrac14 B_n D_n, \text{ linear between};\ \eta = 4,\ x_0 = \frac1m,\ b_0^2 = B_m^2(1 - \tfrac{D_m^2}{16}))",
      .statement =
          R"(\frac{B_m}{4} \le f'' \le \frac{B_m}{\sqrt2};\quad x_k = \frac{(-1)^k}{m + k},\ b_{k+1} = B_{m+k} \text{ for all } k)",
      .argument = Argument::invariant,
      .note =
          "from x_k = 1/n and b_k^2 = B_n^2 (1 - D_n^2/16): b_{k+1}^2 = b_k^2 + f'(1/n)^2 = B_n^2 and x_{k+1} = 1/n - (4/B_n) f'(1/n) = "
          "-1/(n + 1), with b_{k+1}^2 = B_{n+1}^2 (1 - D_{n+1}^2/16) again. The slopes of f' between neighbours are B_n/4 times numbers "
          "in [1, 2], and B_n^2 (1 + 1/n) does not grow, so that B_m <= B_n <= sqrt(2) B_m. For real n = 1/u, all n at once, in units "
          "where B_n = 1. The limit of eta/b_k is 2/f''(0) from above: b stops growing before it reaches eta L/2",
      .mutants = {"eta-half", "no-growth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("1/n", Range::left_open(0, 1)), D = step_length(u), next = next_step_length(u), v = S(1) + u;
    const S g = D / S(4), before = S(1) - square(D) / S(16);  // f'(1/n) and b_k^2
    const S eta = draw.mutant("eta-half") ? S(2) : S(4), slope = relative_slope(u);
    const S r = draw.mutant("no-growth") ? S(1) : denominator_growth(u);
    return {.shown = Chain<S>(equal(before + square(g), S(1)).named("denominator").sum_of(256))
                         .also(equal(u - eta * g, -(u / v)).named("step").sum_of(256))
                         .also(equal(slope * (u - u / v) + r * next, D).named("slope").sum_of(256))  // f'(1/n) - f'(1/(n + 1))
                         .also(at_most(S(1), slope).named("strongly convex"))
                         .also(at_most(slope, S(2)).named("smooth"))
                         // B_{n+1}^2 (1 + 1/(n + 1)) <= B_n^2 (1 + 1/n): (n + 2) n/(n + 1)^2 <= 1 - D_{n+1}^2/16
                         .also(at_most((S(1) + S(2) * u) * S(16), (S(16) - square(next)) * square(v)).named("bounded denominators"))};
  }
};
LEMMATA_CLAIM(SlowFunction);

struct AdagradNormLinear {
  static constexpr ClaimInfo info{.id = "scaled.adanorm-linear",
                                  .kind = Kind::remark,
                                  .where = "text around eq. (5), citing [22]; Remark 1",
                                  .title = "AdaGrad-Norm converges linearly",
                                  .hypotheses = R"(f \text{ strongly convex and smooth},\ \eta > 0,\ \text{any } x_0, b_0)",
                                  .statement = R"(|x_k - x^*| \le C\rho^k \text{ for all } k, \text{ with some } C \text{ and } \rho < 1)",
                                  .argument = Argument::invariant,
                                  .note =
                                      "on the function of scaled.adanorm-linear.slow from x_0 = 1/m, |x_k| = 1/(m + k) for all k. "
                                      "Whatever C = 2^c and rho = 2^(-1/r): at k = r j, j = 2 (c + s) + 4 with 2^s >= m + r, C rho^k = "
                                      "2^(c - j) is less. The slopes at a drawn n are hypotheses here, for all n in that claim. What is "
                                      "true is scaled.adanorm-linear/repaired",
                                  .mutants = {"twice-as-far"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return scaled::slow_run<S>(draw);
  }
};
LEMMATA_CLAIM(AdagradNormLinear);

struct AdagradNormRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.adanorm-linear/repaired",
      .kind = Kind::remark,
      .where = "text around eq. (5), citing [22]; Remark 1",
      .title = "AdaGrad-Norm converges linearly from a large denominator",
      .hypotheses = R"(f\ \mu\text{-PL and } L\text{-smooth (Euclidean)},\ b_0 \ge \eta L,\ b_0 > 0)",
      .statement =
          R"(f(x_k) - f^* \le \left(1 - \frac{\eta\mu}{b_0 + 2V_0/\eta}\right)^k V_0,\quad b_k \le b_0 + \frac{2V_0}{\eta},\quad V_0 = f(x_0) - f^*)",
      .note =
          "repaired: b_0 >= eta L, which asks for L. Then b + 2 V/eta does not grow. A run that ever gets b_k >= eta L is linear from "
          "there; one that does not may be sublinear (scaled.adanorm-linear.slow)",
      .sweep = "k",
      .mutants = {"small-b"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 2));
    const Vec<S> x0 = draw.vector<S>("x0", f.d);
    const long k = draw.log_integer("k", 0, 8);
    const S eta = draw.positive<S>("eta"), room = draw.nonnegative<S>("room");
    if (!f.mu) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S b0 = eta * f.L * (S(1) + room), start = draw.mutant("small-b") ? b0 / S(64) : b0;
    const method::SignAdagradNorm<S> adagrad{.x0 = x0,
                                             .eta = eta,
                                             .oracle = oracle::exact_oracle<S>(f.gradient),
                                             .variant = method::AdagradNorm::plain,
                                             .b0_squared = square(start)};
    const auto run =
        expect.run(adagrad, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }, [](const auto& s) { return s.b_squared; }});
    const S V0 = run.mean(0, 0), largest = b0 + S(2) * V0 / eta;
    return {.shown = Chain<S>(at_most(run.mean(0, k), pow(S(S(1) - eta * *f.mu / largest), k) * V0).named("linear").sum_of(4096))
                         .also(at_most(run.mean(1, k), square(largest)).named("denominator").sum_of(4096))};
  }
};
LEMMATA_CLAIM(AdagradNormRepaired);

}  // namespace
}  // namespace lemmata
