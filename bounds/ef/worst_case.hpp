#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// How far the error can carry error feedback: gamma sigma s/(1 - s), s = sqrt(1 - delta), the limit of ef.lem3/worst-case as t grows.
/// @source  ef, Lemma 3, sharpened
template <Scalar S>
S largest_error(const S& delta, const S& gamma, const S& sigma) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  const S s = sqrt(S(S(1) - delta));
  return gamma * sigma * s / (S(1) - s);
}

/// Error feedback on an L-smooth objective without the loss of Young's inequality. With M the mean over t = 0..T of E||grad f(x_t)||^2,
///
///   M - L E sqrt(M) <= B,    B = f_0/(gamma (T + 1)) + gamma L sigma^2/2,    E = largest_error(delta, gamma, sigma)
///
/// @returns  the right side of M <= B + L E sqrt(M)
/// @source   ef, Theorem II, sharpened
template <Scalar S>
S smooth_rate_sharp(const S& gap, const S& gamma, const S& L, const S& sigma2, const S& delta, long T, const S& mean) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  return gap / (gamma * S(T + 1)) + gamma * L * sigma2 / S(2) + L * largest_error(delta, gamma, S(sqrt(S(sigma2 * mean))));
}

/// Error feedback on a convex objective, with the error of each step in the place of the largest: for the average of x_0, ..., x_T
///
///   sigma (D - D') + D'^2/(2 gamma (T + 1)) + gamma sigma^2 (1/2 + (1/(T + 1)) sum_{t <= T} (s + ... + s^t))
///
/// with s = sqrt(1 - delta) and D' = min(D, gamma sigma (T + 1)), how far the run can come: Theorem III is applied to the point at the distance D'
/// on the way to the minimiser, and f falls by at most sigma (D - D') from there.
///
/// @param distance_squared  D^2 = ||x_0 - x*||^2
/// @source                  ef, Theorem III, sharpened
template <Scalar S>
S nonsmooth_rate_exact(const S& distance_squared, const S& gamma, const S& sigma2, const S& delta, long T) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  const S s = sqrt(S(S(1) - delta)), steps = S(T + 1), far = square(S(gamma * steps)) * sigma2;
  // sum_{t <= T} s (1 - s^t)/(1 - s)
  const S errors = s / (S(1) - s) * (steps - (S(1) - pow(s, T + 1)) / (S(1) - s));
  const S noise = gamma * sigma2 * (ratio<S>(1, 2) + errors / steps);
  if (distance_squared <= far) return distance_squared / (S(2) * gamma * steps) + noise;
  return sqrt(S(sigma2 * distance_squared)) - gamma * sigma2 * steps / S(2) + noise;
}

}  // namespace lemmata::bounds::ef
