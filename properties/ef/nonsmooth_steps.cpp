#include "bounds/ef/error_bound.hpp"
#include "bounds/ef/nonsmooth_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/overshoot.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/virtual_iterate.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/max_affine.hpp"

// The steps of the proof of Theorem III (appendix B.6) that speak of runs.

namespace lemmata {
namespace {

/// A convex objective, its oracle and a compressor; the states that error feedback reaches in up to two steps.
template <Scalar S>
struct ConvexRun {
  using State = method::PositionAndMemory<S>;
  S gamma, sigma2{};
  long d = 1, t = 0;
  problem::MaxAffine<S> f = {};
  oracle::Noise<S> noise = {};
  compress::Compressor<S> compressor = {};
  Vec<S> x0 = {};

  explicit ConvexRun(Draw& draw) : gamma(draw.positive<S>("gamma")) {
    const bool any = draw.coin("general");
    d = any ? draw.integer("d", 1, 2) : 1;
    t = draw.integer("t", 0, any ? 2 : 6);
    f = any ? problem::any_max_affine<S>(draw, "f", d) : problem::largest_coordinate(1, draw.positive<S>("slope"));
    noise = any && draw.coin("noisy") ? oracle::any_noise<S>(draw, "n", d) : oracle::no_noise<S>(d);
    compressor = any ? compress::any_contractive<S>(draw, "C", d) : compress::shrinking(draw.in<S>("h", Range::left_open(0, 1)));
    if (compressor.random && draw.coin("short")) t = std::min(t, 1L);
    sigma2 = f.largest_squared_gradient() + noise.largest_variance(d);
    // towards the kink of slope max(0, x), from a number of steps away
    x0 = any ? draw.vector<S>("x0", d) : Vec<S>{gamma * f.a[0][0] * draw.in<S>("steps", Range::closed(0, 8))};
  }
  method::ErrorFeedback<S> method() const {
    return {.x0 = x0,
            .gamma = gamma,
            .compressor = compressor,
            .oracle = oracle::with_noise<S>([f = f](const Vec<S>& x) { return f.subgradient(x); }, noise)};
  }
  Law<State, S> states(Expect<S>& expect) const { return expect.run(method(), t, {}).last; }
  /// 2 gamma^2 sigma^2 sqrt(1 - delta)/delta
  S error_room() const { return S(2) * square(gamma) * sigma2 * sqrt(S(S(1) - compressor.delta)) / compressor.delta; }
};

struct CauchySchwarz {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-cauchy",
      .kind = Kind::proof_step,
      .where = "appendix B.6, second display",
      .title = "the iterate in the place of the virtual one",
      .hypotheses = R"(\text{Assumptions A, C}, \; \tilde x_t = x_t + e_t)",
      .statement =
          R"(-\gamma\langle\partial f(x_t), \tilde x_t - x^*\rangle = -\gamma\langle\partial f(x_t), x_t - x^*\rangle + \gamma\langle\partial)"
          R"( f(x_t), x_t - \tilde x_t\rangle = -\gamma\langle\partial f(x_t), x_t - x^*\rangle - \gamma\langle\partial f(x_t), e_t\rangle,)"
          R"( \quad \langle\partial f(x_t), e_t\rangle^2 \le \|\partial f(x_t)\|^2\|e_t\|^2 \le \|\partial f(x_t)\|^2)"
          R"( \frac{4\gamma^2\sigma^2(1-\delta)}{\delta^2})",
      .note =
          "inside E_t, hence on each path: there the last relation fails, since Lemma 3 bounds E||e_t||^2. (With x_t - e_t, which has the "
          "recurrence, <df, e_t> changes its sign, and nothing else.) The inequalities are squared",
      .mutants = {"forgets-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ConvexRun<S> s(draw);
    const S bound = bounds::ef::error_norm_squared(s.compressor.delta, s.gamma, s.sigma2);
    Chain<S> shown;
    for (const auto& [state, weight] : s.states(expect)) {
      const Vec<S> slope = s.f.subgradient(state.x), now = method::printed_virtual_iterate(state);
      const S along = dot(slope, state.x - s.f.centre), seen = draw.mutant("forgets-the-error") ? S(0) : dot(slope, state.e);
      shown.also(equal(dot(slope, now - s.f.centre), along - dot(slope, state.x - now)).named("split").sum_of(4096));
      shown.also(equal(along - dot(slope, state.x - now), along + seen).named("error").sum_of(4096));
      shown.also(at_most(square(seen), norm2_squared(slope) * norm2_squared(state.e)).named("Cauchy-Schwarz").sum_of(4096));
      shown.also(at_most(norm2_squared(slope) * norm2_squared(state.e), norm2_squared(slope) * bound).named("Lemma 3").sum_of(4096));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(CauchySchwarz);

struct CauchySchwarzRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-cauchy/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.6, second display",
      .title = "the iterate in the place of the virtual one, in the mean",
      .hypotheses = R"(\text{Assumptions A, C})",
      .statement =
          R"((\mathbb E\langle\partial f(x_t), e_t\rangle)^2 \le \mathbb E\|\partial f(x_t)\|^2 \, \mathbb E\|e_t\|^2 \le \sigma^2)"
          R"( \frac{4\gamma^2\sigma^2(1-\delta)}{\delta^2})",
      .note = "with the full expectation and E||df||^2 <= sigma^2",
      .mutants = {"twice-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ConvexRun<S> s(draw);
    const S factor(draw.mutant("twice-the-error") ? 2 : 1);
    S along(0), slopes(0), errors(0);
    for (const auto& [state, weight] : s.states(expect)) {
      const Vec<S> slope = s.f.subgradient(state.x);
      along += weight * factor * dot(slope, state.e);
      slopes += weight * norm2_squared(slope);
      errors += weight * norm2_squared(state.e);
    }
    const S bound = bounds::ef::error_norm_squared(s.compressor.delta, s.gamma, s.sigma2);
    return {.shown = Chain<S>(at_most(square(along), slopes * errors).named("Cauchy-Schwarz").sum_of(4096))
                         .also(at_most(slopes * errors, s.sigma2 * bound).named("Lemma 3").sum_of(4096))};
  }
};
LEMMATA_CLAIM(CauchySchwarzRepaired);

struct OneStepTowards {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.eq1",
      .kind = Kind::proof_step,
      .where = "appendix B.6, eq. (1)",
      .title = "one step towards a minimiser",
      .hypotheses =
          R"(f \text{ convex, Assumptions A, C}; \; \tilde x_t = x_t - e_t \text{ (has the recurrence) or } x_t + e_t \text{ (as defined)})",
      .statement =
          R"(\mathbb E_t\|\tilde x_{t+1} - x^*\|^2 \le \|\tilde x_t - x^*\|^2 + \gamma^2\sigma^2 - \gamma\langle\partial f(x_t), x_t -)"
          R"( x^*\rangle + \frac{2\gamma^2\sigma^2\sqrt{1-\delta}}{\delta})",
      .note =
          "the square gives 2 gamma <df, x - x*> and with it twice the last term: near the kink of |x|, after two steps towards it, the "
          "error is worth more than the printed term, with full gradients and C(v) = v/2. On paths of a random oracle there is the second "
          "reason of ef.thm3.step-cauchy",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long meant = draw.reading("virtual iterate", {0, 1, 2}, {"x-e", "x-e,in-the-mean", "x+e"});
    const ConvexRun<S> s(draw);
    auto method = s.method();
    const auto iterate = [&](const auto& state) {
      return meant == 2 ? method::printed_virtual_iterate(state) : method::virtual_iterate(state);
    };
    const auto states = s.states(expect);
    if (draw.mutant("ascends")) method.gamma = S(-s.gamma);
    const S room = square(s.gamma) * s.sigma2 + s.error_room();
    Chain<S> shown;
    S left(0), right(room);
    for (const auto& weighted : states) {
      const auto& state = weighted.first;
      const S& weight = weighted.second;
      const S next = expect.mean([&](Chance<S>& chance) { return norm2_squared(iterate(method.step(state, s.t, chance)) - s.f.centre); });
      const S along = s.gamma * dot(s.f.subgradient(state.x), state.x - s.f.centre);
      const S now = norm2_squared(iterate(state) - s.f.centre);
      left += weight * next;
      right += weight * (now - along);
      if (meant != 1) shown.also(at_most(next, now - along + room).named("on a path").sum_of(1 << 13));
    }
    if (meant == 1) shown.also(at_most(left, right).named("in the mean").sum_of(1 << 13));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(OneStepTowards);

struct OneStepTowardsRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.eq1/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.6, eq. (1)",
      .title = "one step towards a minimiser, in the mean",
      .hypotheses = R"(f \text{ convex, Assumptions A, C}; \; \tilde x_t = x_t - e_t)",
      .statement =
          R"(\mathbb E\|\tilde x_{t+1} - x^*\|^2 \le \mathbb E\|\tilde x_t - x^*\|^2 + \gamma^2\sigma^2 - 2\gamma\,\mathbb E\langle\partial)"
          R"( f(x_t), x_t - x^*\rangle + \frac{4\gamma^2\sigma^2\sqrt{1-\delta}}{\delta})",
      .note = "with the factor 2 of the square, and the full expectation",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ConvexRun<S> s(draw);
    const auto states = s.states(expect);
    const S step = draw.mutant("ascends") ? S(-s.gamma) : s.gamma;
    S left(0), right(0);
    for (const auto& weighted : states) {
      const auto& state = weighted.first;
      const S& weight = weighted.second;
      const Vec<S> now = method::virtual_iterate(state), slope = s.f.subgradient(state.x);
      left += weight * expect.mean([&](Chance<S>& chance) {
        return norm2_squared(now - step * (slope + s.noise.sample({.x = state.x, .t = s.t}, chance)) - s.f.centre);
      });
      right += weight * (norm2_squared(now - s.f.centre) - S(2) * s.gamma * dot(slope, state.x - s.f.centre));
    }
    return {.shown = at_most(left, right + square(s.gamma) * s.sigma2 + S(2) * s.error_room()).sum_of(1 << 13)};
  }
};
LEMMATA_CLAIM(OneStepTowardsRepaired);

}  // namespace
}  // namespace lemmata
