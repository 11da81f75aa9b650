#include "bounds/ef/span_distance.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/traced.hpp"
#include "lib/oracle/process.hpp"
#include "lib/problem/least_squares.hpp"
#include "properties/ef/chains.hpp"

// Theorem IV and Remark 10: the iterates of error feedback stay near the span of their gradients.

namespace lemmata {
namespace {

template <Scalar S>
using TracedFeedback = method::Traced<method::ErrorFeedback<S>, S>;

/// Any map, a compressor or not: contractive ones, the unscaled sign, a multiple, one that sends nothing, a constant.
template <Scalar S>
compress::Compressor<S> any_map(Draw& draw, long d) {
  switch (draw.integer("map", 0, 4)) {
    case 1:
      return compress::unscaled_sign<S>(static_cast<int>(draw.integer("at_zero", -1, 1)));
    case 2: {
      const S c = draw.real<S>("c");
      return {.name = "multiple", .delta = S(0), .apply = [c](const Vec<S>& v, long, Chance<S>&) { return c * v; }};
    }
    case 3: {
      const Vec<S> sent = draw.vector<S>("sent", d);
      return {.name = "constant", .delta = S(0), .apply = [sent](const Vec<S>&, long, Chance<S>&) { return sent; }};
    }
    case 4: {
      const Vec<S> u = draw.vector<S>("u", d);
      return {.name = "switch", .delta = S(0), .apply = [u](const Vec<S>& v, long t, Chance<S>&) {
                return t % 2 == 0 ? v + u : dot(u, v) < S(0) ? u : -v;
              }};
    }
    default:
      return compress::any_contractive<S>(draw, "C", d);
  }
}

/// All states after t steps of error feedback with any gradients, each with its gradients. Random ones do not meet: few steps of those.
template <Scalar S>
struct TracedRun {
  oracle::Process<S> process;
  long t;
  Law<typename TracedFeedback<S>::State, S> last;

  TracedRun(Draw& draw, Expect<S>& expect, const compress::Compressor<S>& compressor, const method::Schedule<S>& gamma, const Vec<S>& x0)
      : process(oracle::any_process<S>(draw, "g", static_cast<long>(x0.size()))),
        t(draw.integer("t", 0, compressor.random || process.random ? 2 : 6)) {
    const TracedFeedback<S> method{{.x0 = x0, .gamma = gamma, .compressor = compressor, .oracle = process.gradient}};
    last = expect.run(method, t, {}).last;
  }
  /// g_t at a state after t steps, of a process that is not random.
  Vec<S> next_gradient(Expect<S>& expect, const method::PositionAndMemory<S>& at) const {
    return expect.mean_vector([&](Chance<S>& chance) { return process.gradient({.x = at.x, .memory = &at.e, .t = t}, chance); });
  }
};

/// 0; a mutant starts elsewhere.
template <Scalar S>
Vec<S> drawn_start(Draw& draw, long d) {
  return draw.mutant("starts-elsewhere") ? draw.vector<S>("x0", d) : Vec<S>(static_cast<std::size_t>(d));
}

struct DistanceToSpan {
  static constexpr ClaimInfo info{
      .id = "ef.thm4",
      .kind = Kind::theorem,
      .where = "Theorem IV",
      .title = "distance to the span of the gradients",
      .hypotheses =
          R"(p_t = \gamma_t g_t + e_t, \; x_{t+1} = x_t - C(p_t), \; e_{t+1} = p_t - C(p_t), \; x_0 = e_0 = 0, \; C \text{ any map},)"
          R"( \; \Pi_t \text{ the projection onto } \operatorname{span}(g_0, \ldots, g_{t-1}))",
      .statement = R"(\|x_t - \Pi_t x_t\|^2 \le \|e_t\|^2)",
      .note = "on every path of a random map; steps may vary in time",
      .sweep = "t",
      .mutants = {"starts-elsewhere", "half-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const auto compressor = any_map<S>(draw, d);
    const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
    const Vec<S> x0 = drawn_start<S>(draw, d);
    Chain<S> shown;
    const TracedRun<S> run(draw, expect, compressor, gamma, x0);
    for (const auto& [state, weight] : run.last) {
      const S error = norm2_squared(state.at.e) * S(draw.mutant("half-the-error") ? 1 : 2) / S(2);
      shown.also(at_most(problem::squared_distance_to_span(state.gradients, state.at.x), error).sum_of(0x1p18));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(DistanceToSpan);

/// x_t + sign * e_t = x_0 + sign * gamma_0 g_0 + ... on every path.
template <Scalar S>
Case<S> corrected_iterate(Draw& draw, Expect<S>& expect, int sign_of_error) {
  const long d = draw.integer("d", 1, 3);
  const auto compressor = any_map<S>(draw, d);
  const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
  const Vec<S> x0 = draw.coin("elsewhere") ? draw.vector<S>("x0", d) : Vec<S>(static_cast<std::size_t>(d));
  const S by(sign_of_error);
  Case<S> made;
  const TracedRun<S> run(draw, expect, compressor, gamma, x0);
  for (const auto& [state, weight] : run.last) {
    Vec<S> sum = x0;
    long t = 0;
    for (const Vec<S>& g : state.gradients) sum += by * gamma.at(draw.mutant("late-steps") ? t + 1 : t) * g, ++t;
    made.shown = std::move(made.shown).also(ef::cancelling(equal(state.at.x + by * state.at.e, sum, "corrected iterate")));
  }
  return made;
}

struct CorrectedIterate {
  static constexpr ClaimInfo info{
      .id = "ef.thm4.step-identity",
      .kind = Kind::proof_step,
      .where = "after Theorem IV",
      .title = "iterate and error together",
      .hypotheses = R"(p_t = \gamma_t g_t + e_t, \; x_{t+1} = x_t - C(p_t), \; e_{t+1} = p_t - C(p_t), \; e_0 = 0)",
      .statement = R"(x_{t+1} + e_{t+1} = x_0 + \sum_{i=0}^t \gamma_i g_i)",
      .note =
          "as printed. The algorithm subtracts what it sends, so that e_t is what is still to be subtracted: x_t - e_t is the corrected "
          "iterate",
      .mutants = {"late-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return corrected_iterate(draw, expect, 1);
  }
};
LEMMATA_CLAIM(CorrectedIterate);

struct CorrectedIterateRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm4.step-identity/repaired",
      .kind = Kind::proof_step,
      .where = "after Theorem IV",
      .title = "iterate and error together",
      .hypotheses = R"(p_t = \gamma_t g_t + e_t, \; x_{t+1} = x_t - C(p_t), \; e_{t+1} = p_t - C(p_t), \; e_0 = 0)",
      .statement = R"(x_{t+1} - e_{t+1} = x_0 - \sum_{i=0}^t \gamma_i g_i)",
      .note = "two signs changed; for x_0 = 0 it is in the span of the gradients, which is all that Theorem IV needs",
      .mutants = {"late-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return corrected_iterate(draw, expect, -1);
  }
};
LEMMATA_CLAIM(CorrectedIterateRepaired);

/// max ||g_i||^2 over i = from, from + 1, ...
template <Scalar S>
S largest(const std::vector<Vec<S>>& gradients, std::size_t from) {
  S most(0);
  for (std::size_t i = from; i < gradients.size(); ++i) most = max(most, norm2_squared(gradients[i]));
  return most;
}

/// The gradient g in R^2 in every step, and a deterministic compressor whose residual is r v, in the last step turned by a right angle: the
/// error grows along g as it can, r (1 + r + ...) gamma ||g||, and ends orthogonal to the span. Over the bound of Remark 10 that is
/// (1 + r)^2/4 in the end.
template <Scalar S>
Relation<S> turned_at_last(Draw& draw, Expect<S>& expect, const S& gamma) {
  const S h = draw.in<S>("h", Range::left_open(0, 1)), r = S(1) - h;
  const Vec<S> g = draw.vector<S>("g", 2);
  const long t = draw.log_integer("steps", 1, 100);
  const compress::Compressor<S> compressor{
      .name = "turned at last", .delta = h * (S(2) - h), .apply = [r, t](const Vec<S>& v, long now, Chance<S>&) {
        return v - r * (now + 1 < t ? v : Vec<S>{-v[1], v[0]});
      }};
  const method::ErrorFeedback<S> method{
      .x0 = drawn_start<S>(draw, 2), .gamma = gamma, .compressor = compressor, .oracle = [g](const oracle::Point<S>&, Chance<S>&) {
        return g;
      }};
  const Vec<S> x = expect.run(method, t, {}).last.front().first.x;
  const S bound = bounds::ef::span_distance_squared(compressor.delta, gamma, norm2_squared(g));
  return at_most(problem::squared_distance_to_span<S>({g}, x), bound).sum_of(0x1p18);
}

/// A mutant's share of the bound.
template <Scalar S>
Relation<S> with_share(const Draw& draw, Relation<S> relation) {
  if (draw.mutant("half-the-bound")) relation.rhs = relation.rhs / S(2);
  return relation;
}

struct DistanceBound {
  static constexpr ClaimInfo info{
      .id = "ef.rem10",
      .kind = Kind::remark,
      .where = "Remark 10",
      .title = "bound on the distance to the span",
      .hypotheses = R"(\text{as Theorem IV with a constant } \gamma \text{ and a } \delta\text{-approximate } C)",
      .statement = R"(\|x_t - \Pi_t x_t\|^2 \le \frac{4\gamma^2(1-\delta)}{\delta^2} \max_{i \in [t]} \|g_i\|^2)",
      .note =
          "[t] is not defined: 0, ..., t - 1, the gradients seen, or 1, ..., t, of which the first does not count. "
          "Assumption A admits random C, the display has no expectation: on every path, which only deterministic C can promise. The "
          "constant is approached as delta -> 0",
      .sweep = "t",
      .mutants = {"starts-elsewhere", "half-the-bound"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool from_zero = draw.reading("range", {0, 1}, {"0..t-1", "1..t"}) == 0;
    const bool random = draw.reading("C", {0, 1}, {"deterministic", "random"}) == 1;
    if (draw.coin("turned at last")) return {.shown = with_share(draw, turned_at_last(draw, expect, draw.real<S>("gamma")))};
    const long d = draw.integer("d", 1, 3);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    Case<S> made;
    if (!random) made.given.push_back(holds<S>(!compressor.random, "C is deterministic"));
    if (!random && compressor.random) return made;
    const S gamma = draw.real<S>("gamma");
    const S factor = bounds::ef::span_distance_squared(compressor.delta, gamma, S(1));
    const Vec<S> x0 = drawn_start<S>(draw, d);
    const TracedRun<S> run(draw, expect, compressor, {gamma}, x0);
    if (!from_zero) {
      made.given.push_back(holds<S>(!run.process.random, "g_t is determined"));
      if (run.process.random) return made;
    }
    for (const auto& [state, weight] : run.last) {
      S most = largest(state.gradients, from_zero ? 0 : 1);
      if (!from_zero && run.t > 0) most = max(most, norm2_squared(run.next_gradient(expect, state.at)));
      made.shown.also(
          with_share(draw, at_most(problem::squared_distance_to_span(state.gradients, state.at.x), S(factor * most)).sum_of(0x1p18)));
    }
    return made;
  }
};
LEMMATA_CLAIM(DistanceBound);

struct DistanceBoundInMean {
  static constexpr ClaimInfo info{
      .id = "ef.rem10/repaired",
      .kind = Kind::remark,
      .where = "Remark 10",
      .title = "bound on the mean distance to the span",
      .hypotheses = R"(\text{as Theorem IV with a constant } \gamma \text{ and a } \delta\text{-approximate } C, \text{ random or not})",
      .statement = R"(\mathbb E\|x_t - \Pi_t x_t\|^2 \le \frac{4\gamma^2(1-\delta)}{\delta^2} \max_{0 \le i < t} \mathbb E\|g_i\|^2)",
      .note = "in expectation, over the gradients seen; for a deterministic C the bound of Remark 10 holds on every path",
      .sweep = "t",
      .mutants = {"starts-elsewhere", "half-the-bound"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.coin("turned at last")) return {.shown = with_share(draw, turned_at_last(draw, expect, draw.real<S>("gamma")))};
    const long d = draw.integer("d", 1, 3);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const S gamma = draw.real<S>("gamma");
    const S factor = bounds::ef::span_distance_squared(compressor.delta, gamma, S(1));
    const Vec<S> x0 = drawn_start<S>(draw, d);
    S mean(0);
    std::vector<S> second;
    const TracedRun<S> run(draw, expect, compressor, {gamma}, x0);
    for (const auto& [state, weight] : run.last) {
      mean += weight * problem::squared_distance_to_span(state.gradients, state.at.x);
      second.resize(state.gradients.size(), S(0));
      for (std::size_t i = 0; i < second.size(); ++i) second[i] += weight * norm2_squared(state.gradients[i]);
    }
    S most(0);
    for (const S& g : second) most = max(most, g);
    return {.shown = with_share(draw, at_most(mean, S(factor * most)).sum_of(0x1p18))};
  }
};
LEMMATA_CLAIM(DistanceBoundInMean);

}  // namespace
}  // namespace lemmata
