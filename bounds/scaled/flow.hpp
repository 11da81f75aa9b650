#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// D_1^2 V(0)/(D_1^2 + V(0) beta t): f(x(t)) - f* along the gradient flow of a convex f.
///
/// @param excess    V(0) = f(x(0)) - f*, >= 0
/// @param distance2 D_1^2, the largest squared distance of the level set from the minimisers, > 0
/// @param beta      > 0
/// @param t         >= 0
/// @source          scaled, Proposition 1(1)
template <Scalar S>
S gradient_flow(const S& excess, const S& distance2, const S& beta, const S& t) {
  require(distance2 > S(0), "D_1^2", distance2, "(0, inf)");
  return distance2 * excess / (distance2 + excess * beta * t);
}

/// V(0) e^(-beta t/D_2): f(x(t)) - f* along the sign flow of a convex f.
///
/// @param distance  D_2, the largest l_inf distance of the level set from the minimisers, > 0
/// @source          scaled, Proposition 2(1)
template <Scalar S>
S sign_flow(const S& excess, const S& distance, const S& beta, const S& t) {
  require(distance > S(0), "D_2", distance, "(0, inf)");
  return excess * exp(S(-(beta * t / distance)));
}

}  // namespace lemmata::bounds::scaled
