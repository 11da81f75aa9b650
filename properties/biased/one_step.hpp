#pragma once
#include <utility>

#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/steered_bias.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/from_above.hpp"

// What Lemma 2 speaks of: one step of SGD with a biased oracle from a drawn point.

namespace lemmata::biased {

/// The part of the oracle that is drawn.
enum class Parts { all, no_noise, no_bias, relative_bias };

/// A function smooth from above (which is all that (3) says), bounded below or not; a point; an oracle: the gradient there, the signal
/// (gradient + bias) and the noise; an admissible step size.
template <Scalar S>
struct OneStep {
  problem::FromAbove<S> objective;
  Vec<S> x;
  oracle::Bias<S> bias;
  oracle::GrowingNoise<S> noise;
  Vec<S> gradient, signal;
  S gamma;

  explicit OneStep(Draw& draw, Parts parts = Parts::all) {
    const long d = draw.integer("d", 1, 3);
    objective = problem::any_unbounded_from_above<S>(draw, "f", d);
    finish(draw, d, parts);
  }
  OneStep(Draw& draw, problem::FromAbove<S> f, Parts parts) : objective(std::move(f)) { finish(draw, objective.f.d, parts); }

  const problem::Problem<S>& f() const { return objective.f; }
  S value() const { return problem::above_minimum(f(), x); }
  Vec<S> answer(Chance<S>& chance) const { return signal + noise.sample({.x = x}, signal, chance); }
  /// E of a function of the stochastic gradient.
  template <class Function>
  S mean(Expect<S>& expect, Function function) const {
    return expect.mean([&](Chance<S>& chance) { return function(answer(chance)); });
  }
  /// E f(x - gamma g) - f(minimiser)
  S mean_next(Expect<S>& expect) const {
    return mean(expect, [&](const Vec<S>& g) { return problem::above_minimum(f(), x - gamma * g); });
  }

 private:
  void finish(Draw& draw, long d, Parts parts) {
    x = draw.vector<S>("x", d);
    bias = parts == Parts::no_bias         ? oracle::Bias<S>{S(0), S(0), [](const Vec<S>&, const Vec<S>& g) { return Vec<S>(g.size()); }}
           : parts == Parts::relative_bias ? oracle::any_relative_bias<S>(draw, "bias", d)
                                           : oracle::any_steered_bias<S>(draw, "bias", d);
    noise = parts == Parts::no_noise ? oracle::no_growing_noise<S>(d) : oracle::any_growing_noise<S>(draw, "noise", d);
    gradient = objective.f.gradient(x);
    signal = gradient + bias.at(x, gradient);
    gamma = draw.in<S>("share", Range::left_open(0, 1)) * bounds::biased::largest_step(noise.M, objective.L);
    if (draw.mutant("double-step")) gamma *= S(2);
  }
};

}  // namespace lemmata::biased
