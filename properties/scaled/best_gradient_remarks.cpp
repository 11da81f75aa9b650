#include "bounds/scaled/linear_rate.hpp"
#include "bounds/scaled/sign_descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// Remark 3: the best gradient of signGD with a tuned step, against (17).

namespace lemmata {
namespace {

/// min_{l <= k} ||g_l||_1^2 of signGD with steps sqrt(2 excess/(smoothness (k + 1))), from a drawn point.
template <Scalar S>
struct TunedSignDescent {
  problem::Problem<S> f;
  long k;
  S excess, smoothness, best;

  TunedSignDescent(Draw& draw, Expect<S>& expect, bool euclidean, double stretch)
      : f(problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3))), k(draw.log_integer("k", 0, 8)) {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", f.d);
    excess = problem::above_minimum(f, x0);
    smoothness = euclidean ? S(S(f.d) * f.L) : scaled::smoothness(f);
    if (!(smoothness > S(0))) return;
    const S alpha = S(stretch) * sqrt(S(S(2) * excess / (smoothness * S(k + 1))));
    const method::SignDescent<S> descent{.x0 = x0, .gamma = alpha, .oracle = oracle::exact_oracle<S>(f.gradient), .at_zero = at_zero};
    best = expect.run(descent, k, {[&](const auto& s) { return square(norm1(f.gradient(s.x))); }}).least(0, 0, k + 1);
  }
};

struct SignDescentPrinted {
  static constexpr ClaimInfo info{
      .id = "scaled.remark3-signgd",
      .kind = Kind::remark,
      .where = "Remark 3, first formula",
      .title = "best gradient of signGD",
      .hypotheses = R"(f\ L\text{-smooth},\ \alpha = \sqrt{\frac{2(f(x_0) - f^*)}{dL(k+1)}})",
      .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{dL(f(x_0) - f^*)}{2(k+1)})",
      .note = "a nonconvex objective is read as one that need not be convex, or one that is not. The same argument gives four times this",
      .sweep = "k",
      .mutants = {"long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool nonconvex = draw.reading("nonconvex", {0, 1}, {"may-be", "is"}) == 1;
    const TunedSignDescent<S> run(draw, expect, true, draw.mutant("long-steps") ? 64 : 1);
    if (!(run.smoothness > S(0))) return {.given = {strictly_less(S(0), run.smoothness).named("L > 0")}, .shown = {}};
    Case<S> made{.shown = at_most(run.best, bounds::scaled::printed_sign_descent(run.excess, run.smoothness, run.k)).sum_of(1024)};
    if (nonconvex) made.given = {holds<S>(!run.f.convex, "f is not convex")};
    return made;
  }
};
LEMMATA_CLAIM(SignDescentPrinted);

struct SignDescentRepaired {
  static constexpr ClaimInfo info{.id = "scaled.remark3-signgd/repaired",
                                  .kind = Kind::remark,
                                  .where = "Remark 3, first formula",
                                  .title = "best gradient of signGD",
                                  .hypotheses = R"(f\ L\text{-smooth},\ \alpha = \sqrt{\frac{2(f(x_0) - f^*)}{dL(k+1)}})",
                                  .statement = R"(\min_{l \le k}\|g_l\|_1^2 \le \frac{2dL(f(x_0) - f^*)}{k+1})",
                                  .note = "repaired: four times the printed bound. Attained by a parabola from any point for k = 0",
                                  .sweep = "k",
                                  .mutants = {"long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const TunedSignDescent<S> run(draw, expect, true, draw.mutant("long-steps") ? 64 : 1);
    if (!(run.smoothness > S(0))) return {.given = {strictly_less(S(0), run.smoothness).named("L > 0")}, .shown = {}};
    return {.shown = at_most(run.best, bounds::scaled::sign_descent(run.excess, run.smoothness, run.k)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(SignDescentRepaired);

struct LargeStepLimit {
  static constexpr ClaimInfo info{
      .id = "scaled.remark3-limit",
      .kind = Kind::remark,
      .where = "Remark 3, second formula",
      .title = "value of (17) for large steps",
      .hypotheses = R"(L, f(x_0) - f^* > 0,\ k \ge 0,\ b(\alpha) = \frac{f(x_0) - f^*}{\gamma(k+1)},\ \varepsilon \in (0, 1])",
      .statement = R"(b(\alpha) \le (1 + \varepsilon)\frac{L(f(x_0) - f^*)}{2(k+1)} \text{ for some } \alpha \in (0, \frac2L))",
      .note =
          "\"can be nearly\", read as: up to any factor 1 + epsilon. gamma is largest at alpha = 1/L (first link), so that some alpha does "
          "if and only if 1/L does: b(1/L) is four times the printed value; towards 2/L, as printed, b has no bound",
      .mutants = {"half-gain"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), excess = draw.positive<S>("excess"), u = draw.in<S>("L alpha", Range::open(0, 2));
    const long k = draw.log_integer("k", 0, 1000);
    const S epsilon = draw.in<S>("epsilon", Range::left_open(0, 1));
    const S best = L * bounds::scaled::gain(S(S(1) / L), L);  // 1/2, in units of 1/L
    return {.shown = Chain<S>(at_most(u * (S(1) - u / S(2)), draw.mutant("half-gain") ? best / S(2) : best).named("1/L is the best step"))
                         .also(at_most(bounds::scaled::best_squared_gradient(excess, S(S(1) / L), L, k),
                                       (S(1) + epsilon) * bounds::scaled::printed_sign_descent(excess, L, k))
                                   .named("value at 1/L"))};
  }
};
LEMMATA_CLAIM(LargeStepLimit);

struct BestStep {
  static constexpr ClaimInfo info{
      .id = "scaled.remark3-limit/repaired",
      .kind = Kind::remark,
      .where = "Remark 3, second formula",
      .title = "least value of (17)",
      .hypotheses = R"(L = 1,\ f(x_0) - f^* > 0,\ k + 1 = n,\ \alpha \in (0, 2),\ b(\alpha) = \frac{f(x_0) - f^*}{\gamma n})",
      .statement = R"(\frac{2(f(x_0) - f^*)}{n} = b(1) \le b(\alpha),\quad b(\alpha) \ge \frac{f(x_0) - f^*}{(2 - \alpha)n})",
      .note =
          "repaired, in units where L = 1: the least value is four times the printed one, at alpha = 1/L, and b grows without bound as "
          "alpha approaches 2/L. Both sides times gamma n",
      .mutants = {"flat"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S excess = draw.positive<S>("excess"), u = draw.in<S>("alpha", Range::open(0, 2));
    const S gamma = draw.mutant("flat") ? S(1) : bounds::scaled::gain(u, S(1));
    return {.shown = Chain<S>(equal(bounds::scaled::best_squared_gradient(excess, S(1), S(1), 0), S(2) * excess).named("value at 1/L"))
                         .also(at_most(S(2) * gamma, S(1)).named("least value"))
                         .also(at_most(gamma, S(2) - u).named("growth"))};
  }
};
LEMMATA_CLAIM(BestStep);

struct DimensionConstant {
  static constexpr ClaimInfo info{
      .id = "scaled.remark3-tighter",
      .kind = Kind::remark,
      .where = "Remark 3",
      .title = "tighter up to a dimension constant",
      .hypotheses = R"(b_s = \frac{dL(f(x_0) - f^*)}{2(k+1)} \text{ for signGD},\ b = \frac{L(f(x_0) - f^*)}{2(k+1)} \text{ for (17)})",
      .statement = R"(b \le b_s \le d\,b;\quad \text{as formulas } b_s = d\,b)",
      .note =
          "which L: one symbol for both (then the formulas differ by d), or each bound with its own constant, the Euclidean L_2 and the "
          "l_inf one. Then the quotient d L_2/L_inf lies between 1 and d: (17) is never worse, but a full factor d needs L_inf = L_2; for "
          "the identity there is none. Both formulas are a fourth of what holds (scaled.remark3-signgd, scaled.remark3-limit); with one "
          "symbol what holds, the bound of signGD and the value of (17) at 1/L, is compared too",
      .mutants = {"no-dimension"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long mode = draw.reading("L", {0, 1, 2}, {"one-symbol", "own-constants", "own-constants-by-d"});
    const auto f = problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 4), problem::Curvature::nonnegative);
    const S excess = draw.positive<S>("excess");
    const long k = draw.log_integer("k", 0, 1000);
    const S euclidean = f.L, own = mode == 0 ? f.L : f.smooth_inf();
    const S dimension = S(draw.mutant("no-dimension") ? 2 * f.d + 1 : f.d);
    const S signs = bounds::scaled::printed_sign_descent(excess, S(dimension * euclidean), k);
    const S ours = bounds::scaled::printed_sign_descent(excess, own, k), factor = S(f.d) * ours;
    const auto given = strictly_less(S(0), f.L);
    if (mode != 1) {
      Case<S> made{.given = {given}, .shown = equal(signs, factor).named("by the factor d").sum_of(1024)};
      if (mode == 2 || !(f.L > S(0))) return made;
      const S best = bounds::scaled::best_squared_gradient(excess, S(S(1) / f.L), f.L, k);  // (17) at its best step
      made.shown.also(equal(bounds::scaled::sign_descent(excess, S(dimension * f.L), k), S(f.d) * best).named("as derived").sum_of(1024));
      return made;
    }
    return {
        .given = {given},
        .shown = Chain<S>(at_most(ours, signs).named("tighter").sum_of(1024)).also(at_most(signs, factor).named("up to d").sum_of(1024))};
  }
};
LEMMATA_CLAIM(DimensionConstant);

struct MaximumNorm {
  static constexpr ClaimInfo info{
      .id = "scaled.remark3-maxnorm",
      .kind = Kind::remark,
      .where = "Remark 3, last sentence",
      .title = "the same bound under smoothness in the maximum norm",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty;\ \text{signGD with } \alpha = \sqrt{\frac{2(f(x_0) - f^*)}{L(k+1)}})",
      .statement =
          R"(\min_{l \le k}\|g_l\|_1^2 \le b, \text{ the value of (17) at } \alpha = \frac1L;\quad b = \frac{L(f(x_0) - f^*)}{2(k+1)} \text{ or } \frac{2L(f(x_0) - f^*)}{k+1})",
      .note =
          "\"the same convergence bound\": the one that the remark prints for both methods, or the one that its argument gives, four times "
          "it (as in scaled.remark3-signgd/repaired and scaled.remark3-limit/repaired). The step of signGD depends on k and f(x_0) - f*, "
          "that of (17) may be any in (0, 2/L), at the cost of 1/(L alpha (2 - L alpha))",
      .sweep = "k",
      .mutants = {"long-steps", "euclidean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool printed = draw.reading("bound", {0, 1}, {"as-printed", "as-derived"}) == 0;
    const TunedSignDescent<S> run(draw, expect, false, draw.mutant("long-steps") ? 64 : 1);
    if (!(run.smoothness > S(0))) return {.given = {strictly_less(S(0), run.smoothness).named("L > 0")}, .shown = {}};
    const S L = run.smoothness;
    const S bound =
        printed ? bounds::scaled::printed_sign_descent(run.excess, L, run.k) : bounds::scaled::sign_descent(run.excess, L, run.k);
    const S other = draw.mutant("euclidean") ? L / S(2) : L;
    return {.shown = Chain<S>(at_most(run.best, bound).named("signGD").sum_of(1024))
                         .also(equal(bound, bounds::scaled::best_squared_gradient(run.excess, S(S(1) / other), other, run.k))
                                   .named("(17) at 1/L")
                                   .sum_of(256))};
  }
};
LEMMATA_CLAIM(MaximumNorm);

}  // namespace
}  // namespace lemmata
