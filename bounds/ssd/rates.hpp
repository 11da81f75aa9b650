#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

// The right sides of Theorems 5, 6 and 8 as functions of real numbers, so that proofs cover every K at once: K enters as a real number
// >= 1, as its square root or fourth root, and its logarithm as a number of its own.

/// Eq. (8): gap/(gamma K) + gamma d L / 2.
///
/// @param gap         f(x_0) - f*, >= 0
/// @param gamma       > 0
/// @param smoothness  d L = L_1 + ... + L_d, >= 0
/// @param K           >= 1
/// @source            ssd, Theorem 5, eq. (8)
template <Scalar S>
S constant_steps_of(const S& gap, const S& gamma, const S& smoothness, const S& K) {
  return gap / (gamma * K) + gamma * smoothness / S(2);
}

/// The square of eq. (32), the value of (8) at its best step gamma = sqrt(2 gap/(d L K)): 2 d L gap/K.
/// @source  ssd, eq. (32)
template <Scalar S>
S tuned_steps_squared(const S& gap, const S& smoothness, const S& K) {
  return S(2) * smoothness * gap / K;
}

/// Eq. (7): gap/(gamma_0 sqrt K) + 3 gamma_0 d L log K / (2 sqrt K).
///
/// @param root   sqrt(K), >= 1
/// @param log_K  log(K), >= 0
/// @source       ssd, Theorem 5, eq. (7)
template <Scalar S>
S decreasing_steps_of(const S& gap, const S& gamma_0, const S& smoothness, const S& root, const S& log_K) {
  return gap / (gamma_0 * root) + S(3) * gamma_0 * smoothness * log_K / (S(2) * root);
}

/// Theorem 6: (gap/gamma_0 + gamma_0 d L)/sqrt(K).
/// @source  ssd, Theorem 6
template <Scalar S>
S better_of_two_of(const S& gap, const S& gamma_0, const S& smoothness, const S& root) {
  return (gap / gamma_0 + gamma_0 * smoothness) / root;
}

/// Theorem 8: (3 delta_f + 16 sigma + 8 L sqrt(d) + 3 L d/sqrt(K))/K^(1/4).
///
/// @param fourth_root  K^(1/4), >= 1
/// @param root_d       sqrt(d), >= 1
/// @source             ssd, Theorem 8
template <Scalar S>
S ssdm_of(const S& gap, const S& sigma, const S& L, const S& root_d, const S& fourth_root) {
  return (S(3) * gap + S(16) * sigma + S(8) * L * root_d + S(3) * L * square(root_d) / square(fourth_root)) / fourth_root;
}

}  // namespace lemmata::bounds::ssd
