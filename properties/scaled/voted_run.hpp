#pragma once
#include <functional>
#include <vector>

#include "lib/method/majority_vote.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/scaled/noisy_step.hpp"

namespace lemmata::scaled {

/// Distributed scaled signSGD on a drawn PL objective, M workers with one drawn law of two vectors of noise.
template <Scalar S>
struct VotedRun {
  long d, M;
  problem::Problem<S> f;
  int at_zero;
  Vec<S> x0;
  oracle::Noise<S> noise;

  explicit VotedRun(Draw& draw)
      : d(draw.integer("d", 1, 2)),
        M(draw.integer("M", 1, 4)),
        f(problem::any_pl<S>(draw, "f", d)),
        at_zero(static_cast<int>(draw.reading("sign(0)", {0, 1, -1}))),
        x0(draw.vector<S>("x0", d)),
        noise(two_atoms(draw, f.gradient(x0))) {}

  /// The step sizes, any method::Schedule.
  method::ScaledMajorityVote<S> method(const method::Schedule<S>& alpha) const {
    const std::vector<oracle::Oracle<S>> nodes(static_cast<std::size_t>(M), oracle::with_noise<S>(f.gradient, noise));
    return {.x0 = x0, .alpha = alpha, .nodes = nodes, .at_zero = at_zero};
  }
  /// At a state: f(x) - f*, ||g||_1^2, and E M <g, sign vote>, which is how far a step of size 1 goes against g.
  std::vector<std::function<S(const method::Position<S>&)>> observers() const {
    const auto unit = method(S(1));
    return {[f = f](const method::Position<S>& s) { return problem::above_minimum(f, s.x); },
            [f = f](const method::Position<S>& s) { return square(norm1(f.gradient(s.x))); },
            [f = f, unit](const method::Position<S>& s) {
              return Expect<S>().mean([&](Chance<S>& chance) { return dot(f.gradient(s.x), s.x - unit.step(s, 0, chance).x); });
            }};
  }
  /// E||noise||_1^2
  S sigma2() const {
    S sum(0);
    for (std::size_t j = 0; j < noise.atoms.size(); ++j) sum += noise.weights[j] * square(norm1(noise.atoms[j]));
    return sum;
  }
};

}  // namespace lemmata::scaled
