#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// beta_t^2 = sum_{i<t} (1 + a)^(2i), a = eta gamma.
///
/// @param a  growth of a step, >= 0; the paper uses a <= 1
/// @param t  number of steps, >= 0
/// @source  saddle, Definition B.13
template <Scalar S>
S beta_squared(const S& a, long t) {
  require(S(0) <= a, "eta gamma", a, "[0, inf)");
  require(t >= 0, "t", S(t), "[0, inf)");
  S sum(0), power(1);
  for (long i = 0; i < t; ++i) {
    sum += power;
    power *= square(S(S(1) + a));
  }
  return sum;
}

}  // namespace lemmata::bounds::saddle
