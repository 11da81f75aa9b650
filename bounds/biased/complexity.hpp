#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::biased {

// Theorems 4 and 6 and their appendix A.2, A.3 as functions of real numbers, so that a proof covers every horizon at once. q = 1 - m, in
// (0, 1]. `target` is eps q + zeta^2 in Theorem 4, eps mu q + zeta^2 in Theorem 6, and the same without zeta^2 in the appendix.

/// The noise's step size of Theorem 4, target/(2 L sigma^2), sigma^2 > 0.
template <Scalar S>
S smooth_noise_step(const S& target, const S& L, const S& sigma2) {
  return target / (S(2) * L * sigma2);
}
/// The noise's step size of Theorem 6, target/(L sigma^2), sigma^2 > 0.
template <Scalar S>
S pl_noise_step(const S& target, const S& L, const S& sigma2) {
  return target / (L * sigma2);
}

/// Theta(T, gamma) = (2F/(T gamma q) + gamma L sigma^2/q) + zeta^2/q.
///
/// @param F  f(x_0) - f*, >= 0
/// @param T  > 0
/// @source   biased, appendix A.2, first display
template <Scalar S>
S theta(const S& F, const S& T, const S& gamma, const S& q, const S& zeta2, const S& L, const S& sigma2) {
  return S(2) * F / (T * gamma * q) + gamma * L * sigma2 / q + zeta2 / q;
}

/// ((M+1)/target + sigma^2/squares) L F, what is inside the O of Theorem 4.
///
/// @param target   eps q + zeta^2, > 0
/// @param squares  eps^2 q^2 + zeta^4, > 0
/// @source         biased, Theorem 4
template <Scalar S>
S smooth_iterations(const S& M, const S& target, const S& squares, const S& sigma2, const S& L, const S& F) {
  return ((M + S(1)) / target + sigma2 / squares) * L * F;
}

/// The two members of the maximum of A.2: 4(M+1)FL/(eps q) and 8FL sigma^2/(eps^2 q^2).
/// @source  biased, appendix A.2
template <Scalar S>
S smooth_horizon_of_smoothness(const S& M, const S& F, const S& L, const S& eps, const S& q) {
  return S(4) * (M + S(1)) * F * L / (eps * q);
}
template <Scalar S>
S smooth_horizon_of_noise(const S& F, const S& L, const S& sigma2, const S& eps, const S& q) {
  return S(8) * F * L * sigma2 / (square(eps) * square(q));
}

/// Xi = zeta^2/(mu q) + gamma L sigma^2/(mu q), eq. (7).
/// @source  biased, Theorem 6
template <Scalar S>
S floor_of(const S& gamma, const S& mu, const S& q, const S& zeta2, const S& L, const S& sigma2) {
  return zeta2 / (mu * q) + gamma * L * sigma2 / (mu * q);
}

/// (1 - gamma mu q)^T F_0 + Xi/2.
///
/// @param T  number of steps, >= 0
/// @source   biased, Theorem 6
template <Scalar S>
S last_iterate(const S& F0, long T, const S& gamma, const S& mu, const S& q, const S& zeta2, const S& L, const S& sigma2) {
  return pow(S(1) - gamma * mu * q, T) * F0 + floor_of(gamma, mu, q, zeta2, L, sigma2) / S(2);
}

/// (1 - gamma mu q) F_t + gamma zeta^2/2 + gamma^2 L sigma^2/2.
/// @source  biased, eq. (6)
template <Scalar S>
S one_step_under_pl(const S& F, const S& gamma, const S& mu, const S& q, const S& zeta2, const S& L, const S& sigma2) {
  return (S(1) - gamma * mu * q) * F + gamma * zeta2 / S(2) + square(gamma) * L * sigma2 / S(2);
}

/// What stands before the logarithm in the two members of the maximum of A.3: (M+1)L/(mu q) and L sigma^2/(eps mu^2 q^2).
/// @source  biased, appendix A.3
template <Scalar S>
S pl_horizon_of_smoothness(const S& M, const S& L, const S& mu, const S& q) {
  return (M + S(1)) * L / (mu * q);
}
template <Scalar S>
S pl_horizon_of_noise(const S& L, const S& sigma2, const S& eps, const S& mu, const S& q) {
  return L * sigma2 / (eps * square(mu) * square(q));
}

}  // namespace lemmata::bounds::biased
