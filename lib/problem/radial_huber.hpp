#pragma once
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f(x) = slope ||x||^2 / (2 radius) inside the ball of this radius, slope (||x|| - radius/2) outside: convex, L-smooth with
/// L = slope/radius, ||grad f|| = slope wherever ||x|| >= radius, min f = 0 at 0.
template <Scalar S>
Problem<S> radial_huber(long d, const S& slope, const S& radius) {
  require(S(0) < radius, "radius", radius, "(0, inf)");
  const S L = slope / radius;
  return {.name = "radial huber",
          .d = d,
          .value =
              [=](const Vec<S>& x) {
                const S square_norm = norm2_squared(x);
                return square_norm <= square(radius) ? S(L * square_norm / S(2)) : S(slope * (sqrt(square_norm) - radius / S(2)));
              },
          .gradient =
              [=](const Vec<S>& x) {
                const S square_norm = norm2_squared(x);
                return square_norm < square(radius) ? L * x : slope / sqrt(square_norm) * x;
              },
          .minimiser = Vec<S>(static_cast<std::size_t>(d)),
          .convex = true,
          .L = L,
          .coordinate_smoothness = std::vector<S>(static_cast<std::size_t>(d), L)};
}

}  // namespace lemmata::problem
