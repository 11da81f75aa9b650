#pragma once
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f(x) = epsilon |x_1 + x_2| + |x_1 - x_2|, 0 < epsilon < 1: convex, not smooth, min f = 0 at 0. The subgradient is
/// sign(x_1 + x_2) epsilon (1, 1) + sign(x_1 - x_2) (1, -1) with sign(0) = at_zero.
template <Scalar S>
Problem<S> kinked(const S& epsilon, int at_zero) {
  require(S(0) < epsilon && epsilon < S(1), "epsilon", epsilon, "(0, 1)");
  return {.name = "kinked",
          .d = 2,
          .value = [=](const Vec<S>& x) { return epsilon * abs(S(x[0] + x[1])) + abs(S(x[0] - x[1])); },
          .gradient =
              [=](const Vec<S>& x) {
                const S sum = epsilon * sign(S(x[0] + x[1]), at_zero), difference = sign(S(x[0] - x[1]), at_zero);
                return Vec<S>{sum + difference, sum - difference};
              },
          .minimum = S(0),
          .minimiser = Vec<S>(2),
          .convex = true,
          .smooth = false};
}

/// f(x) = weight |x - centre|, min f = 0: convex, Lipschitz, with sign(0) = at_zero in its subgradient.
template <Scalar S>
Problem<S> absolute(const S& weight, const S& centre, int at_zero) {
  return {.name = "absolute",
          .d = 1,
          .value = [=](const Vec<S>& x) { return weight * abs(S(x[0] - centre)); },
          .gradient = [=](const Vec<S>& x) { return Vec<S>{weight * sign(S(x[0] - centre), at_zero)}; },
          .minimum = S(0),
          .minimiser = Vec<S>{centre},
          .convex = true,
          .smooth = false};
}

}  // namespace lemmata::problem
