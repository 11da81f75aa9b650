#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// The factor that compression costs in the non-smooth case: 1 + 2 sqrt(1 - delta) / delta.
/// @source  ef, Theorem III
template <Scalar S>
S compression_factor(const S& delta) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  return S(1) + S(2) * sqrt(S(S(1) - delta)) / delta;
}

/// Error feedback on a convex objective.
///
///   E f(average) - f* <= ||x_0 - x*||^2 / (gamma (T + 1)) + gamma sigma^2 (1 + 2 sqrt(1 - delta) / delta)
///
/// @param distance_squared  ||x_0 - x*||^2 for any minimiser x*
/// @source                  ef, Theorem III
template <Scalar S>
S nonsmooth_rate(const S& distance_squared, const S& gamma, const S& sigma2, const S& delta, long T) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  return distance_squared / (gamma * S(T + 1)) + gamma * sigma2 * compression_factor(delta);
}

/// What the proof gives with both of its slips mended and the sharp bound of the error:
///
///   ||x_0 - x*||^2 / (2 gamma (T + 1)) + gamma sigma^2 (1/2 + r / (1 - r)),    r = sqrt(1 - delta)
///
/// @source  ef, appendix B.6
template <Scalar S>
S nonsmooth_rate_proven(const S& distance_squared, const S& gamma, const S& sigma2, const S& delta, long T) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  const S r = sqrt(S(S(1) - delta));
  return distance_squared / (S(2) * gamma * S(T + 1)) + gamma * sigma2 * (ratio<S>(1, 2) + r / (S(1) - r));
}

/// The rate for the best step: sqrt(||x_0 - x*||^2 sigma^2 factor / (T + 1)), factor = 1 for SGD.
/// @source  ef, Remark 6
template <Scalar S>
S best_step_rate(const S& distance_squared, const S& sigma2, const S& factor, long T) {
  return sqrt(S(distance_squared * sigma2 * factor / S(T + 1)));
}

}  // namespace lemmata::bounds::ef
