#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// dL (f(x_0) - f*)/(2 (k + 1)): min_{l <= k} ||g_l||_1^2 of signGD, as printed.
///
/// @param smoothness  dL with the Euclidean L, or the constant in l_inf, > 0
/// @param excess      f(x_0) - f*, >= 0
/// @source            scaled, Remark 3, first formula
template <Scalar S>
S printed_sign_descent(const S& excess, const S& smoothness, long k) {
  require(k >= 0, "k", S(k), "[0, inf)");
  return smoothness * excess / S(2 * (k + 1));
}

/// 2 dL (f(x_0) - f*)/(k + 1): what the steps sqrt(2 (f(x_0) - f*)/(dL (k + 1))) give. From (k + 1) alpha min ||g||_1 <= excess +
/// (k + 1) dL alpha^2/2; it is also the least value of (17), at alpha = 1/L.
template <Scalar S>
S sign_descent(const S& excess, const S& smoothness, long k) {
  return S(4) * printed_sign_descent(excess, smoothness, k);
}

/// 1 - alpha mu/d: compressed gradient descent with the scaled sign.
///
/// @param alpha  learning rate, in [0, 1/L] with the Euclidean L
/// @param mu     Euclidean PL constant, > 0
/// @source       scaled, Remark 4 (Theorem 13 of its reference [24])
template <Scalar S>
S compressed_rate(const S& alpha, const S& mu, long d) {
  return S(1) - alpha * mu / S(d);
}

/// 1 - (2 mu alpha/d)(1 - L alpha/2): Theorem 1 after "replace alpha by alpha/d", as printed.
///
/// @source scaled, Remark 4
template <Scalar S>
S printed_replaced_rate(const S& alpha, const S& mu, const S& L, long d) {
  return S(1) - S(2) * mu * alpha / S(d) * (S(1) - L * alpha / S(2));
}

}  // namespace lemmata::bounds::scaled
