#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/one_pattern.hpp"
#include "properties/ef/sign_of_zero.hpp"
#include "properties/two_row_point.hpp"

// The first two contributions that Section 1 announces, by what they rest on.

namespace lemmata {
namespace {

struct SignSgdCannotConverge {
  static constexpr ClaimInfo info{
      .id = "ef.contrib1",
      .kind = Kind::remark,
      .where = "Section 1, contribution 1",
      .title = "signSGD cannot converge, whatever the step sizes",
      .hypotheses =
          R"(\text{(a) } f \text{ of Counterexample 2, a full subgradient, } x_1 + x_2 = 2; \; \text{(b) } f \text{ as in Theorem I with)"
          R"( smooth convex losses, batch size 1, } x \notin x^* + \mathbb R s; \; \gamma \in \mathbb R)",
      .statement =
          R"(\text{(a) } x_{t+1} \text{ on the same line, where } f \ge 2\varepsilon > \min f; \; \text{(b) the distance to } x^* +)"
          R"( \mathbb R s \text{ does not change})",
      .argument = Argument::invariant,
      .note =
          "sign(0) in subgradient and method is not printed, and no value serves both: (a) needs 1 or -1, since with 0 the step 1 from "
          "(1, 1) ends at the minimum (ef.ce2.no-progress); (b) needs 0 where a gradient vanishes (ef.thm1). Or each has what it needs",
      .mutants = {"no-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ef::SignOfZero zero(draw);
    const S gamma = draw.real<S>("gamma");
    const bool no_sign = draw.mutant("no-sign");
    const auto next = [&](const Vec<S>& x, const oracle::Oracle<S>& oracle, int at_zero) {
      return no_sign ? expect.run(method::Sgd<S>{x, gamma, oracle}, 1, {}).last
                     : expect.run(method::SignDescent<S>{.x0 = x, .gamma = gamma, .oracle = oracle, .at_zero = at_zero}, 1, {}).last;
    };
    Case<S> made;
    if (draw.coin("smooth")) {
      const auto f = problem::any_one_pattern<S>(draw, "f", draw.integer("d", 2, 3), 2, true);
      const Vec<S> x = draw.vector<S>("x", static_cast<long>(f.dimension()));
      const S before = norm2_squared(f.across(x - f.optimum));
      made.given = {holds<S>(f.independent, "unique optimum"), strictly_less(S(0), before)};
      if (!f.independent || before == S(0)) return made;
      for (const auto& [state, weight] : next(x, oracle::one_of<S>(f.terms()), zero.of_gradients()))
        made.shown.also(equal(norm2_squared(f.across(state.x - f.optimum)), before).named("distance to the line").sum_of(0x1p18));
      return made;
    }
    const S epsilon = S(1) / draw.in<S>("1/epsilon", Range::open(1, std::numeric_limits<double>::infinity()));
    const int at_kinks = zero.at_kinks(draw);
    const auto f = problem::kinked(epsilon, at_kinks);
    const S w = shared::signed_number<S>(draw, "side", "w");
    for (const auto& [state, weight] : next({S(1) + w, S(1) - w}, oracle::exact_oracle<S>(f.gradient), at_kinks))
      made.shown.also(equal(S(state.x[0] + state.x[1]), S(2)).named("line").sum_of(0x1p18))
          .also(at_most(S(S(2) * epsilon), f.value(state.x)).named("value").sum_of(0x1p18))
          .also(strictly_less(f.minimum, S(S(2) * epsilon)).named("above the minimum"));
    return made;
  }
};
LEMMATA_CLAIM(SignSgdCannotConverge);

/// What Theorem II promises at gamma = 1/sqrt(T+1), with the constants that its proof gives: the least mean squared gradient.
template <Scalar S>
Case<S> theorem_with_its_step(Draw& draw, Expect<S>& expect) {
  const long d = draw.integer("d", 1, 2);
  const auto f = problem::any_smooth<S>(draw, "f", d);
  const auto compressor = compress::any_contractive<S>(draw, "C", d);
  const bool noisy = draw.coin("noisy");
  const auto noise = noisy ? oracle::any_noise<S>(draw, "noise", d) : oracle::no_noise<S>(d);
  const Vec<S> x0 = draw.vector<S>("x0", d);
  const long root = draw.integer("sqrt(T + 1)", 1, compressor.random || noisy ? 2 : 4), T = root * root - 1;
  const S q = S(root);
  const method::ErrorFeedback<S> method{
      .x0 = x0, .gamma = S(1) / q, .compressor = compressor, .oracle = oracle::with_noise<S>(f.gradient, noise)};
  const auto run = expect.run(method, T, {[&](const method::PositionAndMemory<S>& s) { return norm2_squared(f.gradient(s.x)); }});
  const S own = draw.mutant("noise-only") ? S(0) : run.largest(0, 0, T + 1);
  const S sigma2 = own + noise.largest_variance(static_cast<std::size_t>(d));
  const S bound = (S(2) * problem::above_minimum(f, x0) + f.L * sigma2) / q +
                  S(4) * square(f.L) * sigma2 * (S(1) - compressor.delta) / square(S(compressor.delta * q));
  return {.shown = at_most(run.least(0, 0, T + 1), bound).named("least gradient").sum_of(0x1p18)};
}

struct FeedbackAlwaysConverges {
  static constexpr ClaimInfo info{
      .id = "ef.contrib2",
      .kind = Kind::remark,
      .where = "Section 1, contribution 2",
      .title = "with error feedback any compression always converges",
      .hypotheses = R"(\text{EF-SGD on a smooth } f \text{ that is bounded below})",
      .statement =
          R"(\min_{t \le T} \mathbb E\|\nabla f(x_t)\|^2 \le \frac{2(f(x_0) - f^*) + L\sigma^2}{\sqrt{T+1}} + \frac{4L^2\sigma^2(1 -)"
          R"( \delta)}{\delta^2(T+1)} \to 0)",
      .note =
          "always: with the step of Remark 4, gamma = 1/sqrt(T+1), and the constants that the proof of Theorem II gives (ef.rem4/repaired) "
          "for a delta-approximate C, sigma^2 the largest second moment on the run; the convex half, Theorem III, is not part of this; "
          "or with any scheme, here the unscaled sign on x^2/2, whose orbits close in cycles",
      .mutants = {"noise-only"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool any_scheme = draw.reading("always", {0, 1}, {"with-the-proofs-constants", "any-scheme"}) == 1;
    if (!any_scheme) return theorem_with_its_step<S>(draw, expect);
    const Vec<S> x0{draw.positive<S>("x0")};
    const S gamma = draw.positive<S>("gamma");
    const method::ErrorFeedback<S> method{.x0 = x0,
                                          .gamma = gamma,
                                          .compressor = compress::unscaled_sign<S>(0),
                                          .oracle = oracle::exact_oracle<S>([](const Vec<S>& x) { return x; })};
    S largest(0);
    for (const auto& state : expect.cycle(method, 12)) largest = max(largest, S(abs(state.x[0])));
    return {.shown = equal(largest, S(0)).named("the cycle is the minimum")};
  }
};
LEMMATA_CLAIM(FeedbackAlwaysConverges);

}  // namespace
}  // namespace lemmata
