#pragma once
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// h(x) = |x| for |x| > 1, x^2/2 + 1/2 for |x| <= 1: convex, 1-smooth, min h = 1/2 at 0; not PL.
template <Scalar S>
Problem<S> huber() {
  return {.name = "huber",
          .d = 1,
          .value =
              [](const Vec<S>& x) {
                const S a = abs(x[0]);
                return a > S(1) ? a : S((square(a) + S(1)) / S(2));
              },
          .gradient = [](const Vec<S>& x) { return Vec<S>{min(S(1), max(S(-1), x[0]))}; },
          .minimum = ratio<S>(1, 2),
          .minimiser = Vec<S>{S(0)},
          .convex = true,
          .L = S(1),
          .coordinate_smoothness = {S(1)},
          .smooth_inf = [] { return S(1); }};
}

}  // namespace lemmata::problem
