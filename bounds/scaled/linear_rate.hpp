#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// gamma = alpha (1 - L alpha/2): what one step gains per squared l1 norm of the gradient. Any alpha; positive for 0 < alpha < 2/L.
///
/// @source  scaled, Theorem 1(3)
template <Scalar S>
S gain(const S& alpha, const S& L) {
  return alpha * (S(1) - L * alpha / S(2));
}

/// zeta = 1 - 2 mu alpha (1 - L alpha/2): f(x_k) - f* <= zeta^k (f(x_0) - f*).
///
/// @param alpha  learning rate, in (0, 2/L)
/// @param mu     l_inf strong convexity, or the constant of the l1 PL inequality, > 0
/// @param L      l_inf smoothness, > 0
/// @source       scaled, Theorem 1(1), eq. (16)
template <Scalar S>
S rate(const S& alpha, const S& mu, const S& L) {
  require(alpha > S(0) && L * alpha < S(2), "alpha", alpha, "(0, 2/L)");
  require(mu > S(0), "mu", mu, "(0, inf)");
  return S(1) - S(2) * mu * gain(alpha, L);
}

/// min_{l <= k} ||g_l||_1^2 <= (f(x_0) - f*)/(gamma (k + 1)), as printed: gamma may have either sign, but not vanish.
///
/// @param excess  f(x_0) - f*, >= 0
/// @source        scaled, Theorem 1(3), eq. (17)
template <Scalar S>
S best_squared_gradient(const S& excess, const S& alpha, const S& L, long k) {
  const S gamma = gain(alpha, L);
  require(gamma != S(0), "gamma", gamma, "the numbers other than 0");
  require(k >= 0, "k", S(k), "[0, inf)");
  return excess / (gamma * S(k + 1));
}

/// zeta_1 = 1 - 2 mu alpha (2 p - 1 - L alpha).
///
/// @param alpha  learning rate, in (0, (2p - 1)/L)
/// @param p      least probability of a right sign, in (1/2, 1]
/// @source       scaled, Theorem 2(1)
template <Scalar S>
S noisy_rate(const S& alpha, const S& mu, const S& L, const S& p) {
  const S margin = S(2) * p - S(1) - L * alpha;
  require(alpha > S(0) && margin > S(0), "alpha", alpha, "(0, (2p-1)/L)");
  return S(1) - S(2) * mu * alpha * margin;
}

/// L sigma^2 alpha/(2 mu (2p - 1 - L alpha)): the neighbourhood that a constant learning rate leaves.
///
/// @param sigma2  bound of E||g~ - g||_1^2, >= 0
/// @source        scaled, Theorem 2(1), eq. (19)
template <Scalar S>
S neighbourhood(const S& alpha, const S& mu, const S& L, const S& p, const S& sigma2) {
  const S margin = S(2) * p - S(1) - L * alpha;
  require(alpha > S(0) && margin > S(0), "alpha", alpha, "(0, (2p-1)/L)");
  require(mu > S(0), "mu", mu, "(0, inf)");
  return L * sigma2 * alpha / (S(2) * mu * margin);
}

}  // namespace lemmata::bounds::scaled
