#include <utility>

#include "bounds/scaled/linear_rate.hpp"
#include "bounds/scaled/majority.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"

// Example 4: f(x) = x^2 + 3 sin(x)^2, f'(x) = 2 x + 3 sin(2 x), f''(x) = 2 + 6 cos(2 x). Example 5: what its figures are said to show.

namespace lemmata {
namespace {

struct ToyIsPl {
  static constexpr ClaimInfo info{
      .id = "scaled.ex4-pl",
      .kind = Kind::example,
      .where = "Example 4",
      .title = "the toy function is PL and not convex",
      .hypotheses = R"(f(x) = x^2 + 3\sin^2 x,\ f^* = 0)",
      .statement =
          R"(f'(x)^2 \ge 2\mu f(x) \text{ for all } x \text{ with } \mu = \frac16,\quad f''(\tfrac32) < 0,\quad xf'(x) > 0 \text{ for } x \ne 0)",
      .note =
          "the constant is not printed; the largest is about 0.1755, met near x = 2.2017. For x >= 0, as f is even: x up to 4, and x = 1/w "
          "beyond, both sides over x^2",
      .mutants = {"mu-twice"},
      .whole = {"far"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S two_mu = ratio<S>(draw.mutant("mu-twice") ? 2 : 1, 3);
    if (draw.integer("far", 0, 1) == 1) {
      const S w = draw.in<S>("1/x", Range::left_open(0, 0.25)), x = S(1) / w;
      const S slope = S(2) + S(3) * w * sin(S(S(2) * x)), value = S(1) + S(3) * square(S(w * sin(x)));
      return {.shown = Chain<S>(at_most(two_mu * value, square(slope)).named("PL")).also(strictly_less(S(0), slope).named("sign"))};
    }
    const S x = draw.in<S>("x", Range::left_open(0, 4)), slope = S(2) * x + S(3) * sin(S(S(2) * x));
    return {.shown = Chain<S>(at_most(two_mu * (square(x) + S(3) * square(S(sin(x)))), square(slope)).named("PL"))
                         .also(strictly_less(S(0), slope).named("sign"))
                         .also(strictly_less(S(2) + S(6) * cos(S(3)), S(0)).named("not convex"))};
  }
};
LEMMATA_CLAIM(ToyIsPl);

template <Scalar S>
oracle::Oracle<S> toy_gradient() {
  return oracle::exact_oracle<S>([](const Vec<S>& x) { return Vec<S>{S(2) * x[0] + S(3) * sin(S(S(2) * x[0]))}; });
}

/// One step of scaled signGD, GD and EF-signGD from any x.
template <Scalar S>
Chain<S> gradient_methods(Draw& draw, Expect<S>& expect, const S& alpha, int at_zero) {
  const auto value = [](const S& x) { return S(square(x) + S(3) * square(S(sin(x)))); };
  const auto gradient = toy_gradient<S>();
  const S x = draw.real<S>("x"), used = draw.mutant("long-steps") ? S(20) * alpha : alpha;
  const auto after = [&](const auto& method) { return expect.run(method, 1, {[](const auto& s) { return s.x[0]; }}).mean(0, 1); };
  const S descent = after(method::Sgd<S>{.x0 = Vec<S>{x}, .gamma = used, .oracle = gradient});
  const S scaled = after(method::ScaledSignDescent<S>{.x0 = Vec<S>{x}, .alpha = used, .oracle = gradient, .at_zero = at_zero});
  const S fed = after(method::ErrorFeedback<S>{.x0 = Vec<S>{x},
                                               .gamma = draw.mutant("two-dimensions") ? used / S(2) : used,
                                               .compressor = compress::scaled_sign<S>(1, at_zero),
                                               .oracle = gradient});
  const S zeta = bounds::scaled::rate(alpha, ratio<S>(1, 6), S(8));
  return Chain<S>(equal(descent, scaled).named("scaled signGD").sum_of(256))
      .also(equal(descent, fed).named("EF-signGD").sum_of(256))
      .also(at_most(value(scaled), zeta * value(x)).named("one step").sum_of(4096))
      .also(strictly_less(zeta, S(1)).named("linear"));
}

/// signGD, which sees the sign of x only.
template <Scalar S>
Chain<S> sign_methods(Draw& draw, Expect<S>& expect, const S& alpha, int at_zero) {
  const S start = alpha * draw.positive<S>("x_0/alpha"), shrink = draw.mutant("scaled-signgd") ? ratio<S>(1, 4) : S(1);
  const long k = draw.log_integer("k", 0, 64);
  const method::SignDescent<S> signs{.x0 = Vec<S>{draw.coin("negative") ? -start : start},
                                     .gamma = shrink * alpha,
                                     .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return at; }),
                                     .at_zero = at_zero};
  const auto run = expect.run(signs, k + 1, {[](const auto& s) { return S(abs(s.x[0])); }});
  return at_most(alpha, run.mean(0, k) + run.mean(0, k + 1)).named("signGD").sum_of(4096);
}

/// One step of signum from any x and any momentum, with any beta; a state that may rest in the minimum is left to signGD.
template <Scalar S>
Case<S> momentum_method(Draw& draw, Expect<S>& expect, const S& alpha, int at_zero) {
  const S x = draw.real<S>("x"), m = draw.real<S>("m"), beta = draw.in<S>("beta", Range::right_open(0, 1));
  const method::SignMomentum<S> signum{
      .x0 = Vec<S>{x}, .gamma = alpha, .beta = beta, .oracle = toy_gradient<S>(), .weight = S(1) - beta, .at_zero = at_zero};
  const S next = expect.mean([&](Chance<S>& chance) {
    const auto state = signum.step({Vec<S>{x}, Vec<S>{m}}, 0, chance);
    return draw.mutant("scaled-signum") ? S(x + norm1(state.e) * (state.x[0] - x)) : state.x[0];
  });
  return {.given = {holds<S>(at_zero != 0 || x != S(0), "x_k is not the minimum")},
          .shown = at_most(alpha, abs(x) + abs(next)).named("signum").sum_of(256)};
}

struct ToyRuns {
  static constexpr ClaimInfo info{
      .id = "scaled.ex4-observations",
      .kind = Kind::example,
      .where = "Example 4, Fig. 1",
      .title = "what Fig. 1 shows",
      .hypotheses = R"(f(x) = x^2 + 3\sin^2 x,\ \alpha = \frac{1}{20},\ x_0 \ne 0)",
      .statement =
          R"(\text{scaled signGD, GD and EF-signGD take the same steps, } f(x_{k+1}) \le \zeta f(x_k);\quad \text{signGD: } |x_k| + |x_{k+1}| \ge \alpha \text{ for all } k;\ \text{signum the same, from any } x_k \text{ and momentum, with any } \beta \in [0, 1))",
      .argument = Argument::invariant,
      .note =
          "the first for one step from any x, where the error of EF-signGD stays 0; zeta = 1 - 2 mu alpha (1 - L alpha/2) < 1 with mu = "
          "1/6 (scaled.ex4-pl), L = 8. signGD sees the sign of x only. With sign(0) = 0 a start that is a multiple of alpha ends in the "
          "minimum and stays: \"arbitrary initial state\" is then too much",
      .mutants = {"scaled-signgd", "scaled-signum", "two-dimensions", "long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S alpha = ratio<S>(1, 20);  // sin and the ties of signGD, which want rationals, on separate instances
    switch (draw.integer("methods", 0, 2)) {
      case 0:
        return {.shown = sign_methods(draw, expect, alpha, at_zero)};
      case 1:
        return momentum_method(draw, expect, alpha, at_zero);
      default:
        return {.shown = gradient_methods(draw, expect, alpha, at_zero)};
    }
  }
};
LEMMATA_CLAIM(ToyRuns);

struct ToyCycle {
  static constexpr ClaimInfo info{
      .id = "scaled.ex4-observations/repaired",
      .kind = Kind::example,
      .where = "Example 4, Fig. 1",
      .title = "signGD oscillates from almost every start",
      .hypotheses = R"(\alpha = \frac{1}{20},\ x_0 = \alpha(n + r),\ n \ge 0,\ 0 < r < 1)",
      .statement = R"(x_n = \alpha r,\quad x_{n+1} = \alpha(r - 1),\quad x_{n+2} = x_n)",
      .argument = Argument::cycle,
      .note =
          "repaired: starts that are no multiple of alpha, any sign(0). signGD sees the sign of x only (scaled.ex4-pl); negative starts "
          "are mirrored",
      .mutants = {"half-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S alpha = ratio<S>(1, 20), r = draw.in<S>("r", Range::open(0, 1)), used = draw.mutant("half-steps") ? alpha / S(2) : alpha;
    const long n = draw.log_integer("n", 0, 200);
    const method::SignDescent<S> signs{
        .x0 = Vec<S>{alpha * (S(n) + r)}, .gamma = used, .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return at; })};
    const auto run = expect.run(signs, n + 2, {[](const auto& s) { return s.x[0]; }});
    return {.shown = Chain<S>(equal(run.mean(0, n), alpha * r).named("arrives").sum_of(4096))
                         .also(equal(run.mean(0, n + 1), alpha * (r - S(1))).named("beyond").sum_of(4096))
                         .also(equal(run.mean(0, n + 2), alpha * r).named("closes").sum_of(4096))};
  }
};
LEMMATA_CLAIM(ToyCycle);

struct DataSetRuns {
  static constexpr ClaimInfo info{
      .id = "scaled.ex5-observations",
      .kind = Kind::example,
      .where = "Example 5, Figs. 2, 3",
      .title = "what Figs. 2 and 3 show",
      .statement =
          R"(\text{scaled signSGD is similar to SGD and better than signSGD and signSGDM, EF-signSGD is comparable to SGD, a constant rate is faster than a diminishing one, more workers are better})",
      .not_executable =
          "curves of runs on a data set, which state no inequality; what can be computed of more workers is "
          "scaled.ex5-observations.workers"};
};
LEMMATA_CLAIM(DataSetRuns);

struct MoreWorkers {
  static constexpr ClaimInfo info{
      .id = "scaled.ex5-observations.workers",
      .kind = Kind::example,
      .where = "Example 5, Fig. 3",
      .title = "more workers, in the formulas of Theorem 3",
      .hypotheses =
          R"(p \in [\tfrac12, 1],\ \kappa \ge 1,\ M = 2\kappa - 1 \text{ and } M + 2 \text{ workers},\ 0 < L\alpha < 2I_p(\kappa,\kappa) - 1)",
      .statement = R"(2I_p(\kappa + 1, \kappa + 1) - 1 \ge 2I_p(\kappa, \kappa) - 1,\quad \zeta_2(M + 2) \le \zeta_2(M))",
      .note =
          "of \"more workers can improve the performance\" the advantage of the vote and the rate zeta_2 of Theorem 3 (which is refuted "
          "itself) are compared as formulas, no run. mu = L = 1",
      .mutants = {"fewer"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long kappa = draw.integer("kappa", 1, 12), M = 2 * kappa - 1;
    const S p = draw.in<S>("p", Range::closed(0.5, 1)), share = draw.in<S>("share", Range::open(0, 1));
    const S few = bounds::scaled::vote_advantage(p, M), more = bounds::scaled::vote_advantage(p, draw.mutant("fewer") ? 1 : M + 2);
    Chain<S> shown(at_most(few, more).named("advantage").sum_of(4096));
    if (!(few > S(0)) || draw.mutant("fewer")) return {.shown = std::move(shown)};
    const S alpha = share * few;
    return {.shown = std::move(shown).also(
                at_most(bounds::scaled::vote_rate(alpha, S(1), S(1), more), bounds::scaled::vote_rate(alpha, S(1), S(1), few))
                    .named("rate")
                    .sum_of(4096))};
  }
};
LEMMATA_CLAIM(MoreWorkers);

}  // namespace
}  // namespace lemmata
