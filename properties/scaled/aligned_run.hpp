#pragma once
#include <functional>
#include <vector>

#include "lib/method/state.hpp"
#include "properties/scaled/noisy_step.hpp"

namespace lemmata::scaled {

/// Any noise that does not depend on the time, so that its constants hold along a run.
template <Scalar S>
oracle::Noise<S> timeless_noise(Draw& draw, long d) {
  auto noise = oracle::any_noise<S>(draw, "noise", d);
  if (noise.dependence == oracle::Dependence::even_times) noise.dependence = oracle::Dependence::none;
  return noise;
}

/// E||n||_1^2, the largest over all points.
template <Scalar S>
S largest_square(Expect<S>& expect, const oracle::Noise<S>& noise, long d) {
  const Vec<S> inside(static_cast<std::size_t>(d), S(1));  // where the noise is active
  return expect.mean([&](Chance<S>& chance) { return square(norm1(noise.sample({.x = inside}, chance))); });
}

/// At a state: f(x) - f*, ||g||_1^2, and <g, E ||g~||_1 sign g~>.
template <Scalar S>
std::vector<std::function<S(const method::Position<S>&)>> observers(const problem::Problem<S>& f, const oracle::Noise<S>& noise,
                                                                    int at_zero) {
  return {[f](const method::Position<S>& s) { return problem::above_minimum(f, s.x); },
          [f](const method::Position<S>& s) { return square(norm1(f.gradient(s.x))); },
          [f, noise, at_zero](const method::Position<S>& s) {
            const Vec<S> g = f.gradient(s.x);
            return Expect<S>().mean([&](Chance<S>& chance) {
              const Vec<S> sample = g + noise.sample({.x = s.x}, chance);
              return norm1(sample) * dot(g, sign(sample, at_zero));
            });
          }};
}

}  // namespace lemmata::scaled
