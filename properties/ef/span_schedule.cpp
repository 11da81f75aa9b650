#include "bounds/ef/span_distance.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/traced.hpp"
#include "lib/oracle/process.hpp"
#include "lib/problem/least_squares.hpp"

// The last sentence of Remark 10: the distance to the span when the step size is reduced.

namespace lemmata {
namespace {

template <Scalar S>
using TracedFeedback = method::Traced<method::ErrorFeedback<S>, S>;

/// Steps that never increase: constant, gamma/(t+1), gamma/sqrt(t+1), gamma q^t.
template <Scalar S>
method::Schedule<S> falling_steps(Draw& draw) {
  using Family = typename method::Schedule<S>::Family;
  const S gamma = draw.positive<S>("gamma");
  switch (draw.integer("family", 0, 3)) {
    case 1:
      return {Family::harmonic, gamma};
    case 2:
      return {Family::square_root, gamma};
    case 3:
      return {Family::geometric, gamma, draw.in<S>("q", Range::open(0, 1))};
    default:
      return gamma;
  }
}

struct DistanceShrinks {
  static constexpr ClaimInfo info{
      .id = "ef.rem10.shrink",
      .kind = Kind::remark,
      .where = "Remark 10, last sentence",
      .title = "the distance shrinks with the step size",
      .hypotheses = R"(\text{as Theorem IV}, \; \gamma_0 \ge \gamma_1 \ge \cdots > 0, \; C \text{ deterministic}, \; \|g_t\| \le G,)"
                    R"( \; r = \sqrt{1-\delta})",
      .statement =
          R"(\|x_t - \Pi_t x_t\| \le \|e_t\| \le G \sum_{k<t} r^{t-k}\gamma_k \le \frac{G r}{1-r}\left(r^{t-m}\gamma_0 + \gamma_m\right),)"
          R"( \; 0 \le m < t)",
      .note =
          "to 0: the right side with m = t/2 tends to 0 if gamma_t does (squares are compared). In every step: the distance is 0 at the "
          "start, and may grow also later although the steps fall",
      .mutants = {"no-first-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool to_zero = draw.reading("reduces", {1, 0}, {"to-0", "in-every-step"}) == 1;
    const long d = draw.integer("d", 1, 3);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const auto process = oracle::any_process<S>(draw, "g", d);
    Case<S> made{.given = {holds<S>(!compressor.random && !process.random, "deterministic")}};
    if (compressor.random || process.random) return made;
    const auto gamma = falling_steps<S>(draw);
    const long t = draw.integer("t", 1, 12);
    const TracedFeedback<S> method{
        {.x0 = Vec<S>(static_cast<std::size_t>(d)), .gamma = gamma, .compressor = compressor, .oracle = process.gradient}};
    const auto last = expect.run(method, t, {}).last.front().first;
    const S distance = problem::squared_distance_to_span(last.gradients, last.at.x);
    if (!to_zero) {
      const auto before = expect.run(method, t - 1, {}).last.front().first;
      const S earlier = problem::squared_distance_to_span(before.gradients, before.at.x);
      made.given.push_back(strictly_less(S(0), earlier).named("some distance"));
      made.shown = at_most(distance, earlier).named("does not grow").sum_of(0x1p18);
      return made;
    }
    S largest(0);
    for (const Vec<S>& g : last.gradients) largest = max(largest, norm2_squared(g));
    std::vector<S> steps;
    for (long k = 0; k < t; ++k) steps.push_back(k == 0 && draw.mutant("no-first-step") ? S(0) : gamma.at(k));
    const S r = sqrt(S(1) - compressor.delta), error = norm2_squared(last.at.e);
    const S sum = square(bounds::ef::error_of_schedule(r, steps));
    const S split = square(bounds::ef::error_of_schedule_split(r, steps, draw.integer("m", 0, t - 1)));
    made.shown = Chain<S>(at_most(distance, error).named("distance").sum_of(0x1p18))
                     .also(at_most(error, S(largest * sum)).named("recursion").sum_of(0x1p18))
                     .also(at_most(sum, split).named("split").sum_of(4096));
    return made;
  }
};
LEMMATA_CLAIM(DistanceShrinks);

}  // namespace
}  // namespace lemmata
