#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// What the error costs in the smooth case: 4 gamma^2 L^2 sigma^2 (1 - delta) / delta^2.
/// @source  ef, Theorem II, last term
template <Scalar S>
S error_term(const S& delta, const S& gamma, const S& L, const S& sigma2) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  return S(4) * square(gamma) * square(L) * sigma2 * (S(1) - delta) / square(delta);
}

/// Error feedback on an L-smooth objective, as printed.
///
///   min_t ||grad f(x_t)||^2 <= 2 f_0 / (gamma (T + 1)) + gamma L sigma^2 / 2 + 4 gamma^2 L^2 sigma^2 (1 - delta) / delta^2
///
/// @param gap     f_0 = f(x_0) - f*, >= 0
/// @param sigma2  bound of E||g||^2 at every x
/// @returns       a squared gradient
/// @source        ef, Theorem II
template <Scalar S>
S smooth_rate(const S& gap, const S& gamma, const S& L, const S& sigma2, const S& delta, long T) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  return S(2) * gap / (gamma * S(T + 1)) + gamma * L * sigma2 / S(2) + error_term(delta, gamma, L, sigma2);
}

/// What the proof gives at rho = 1: twice the middle term.
/// @source  ef, appendix B.3 (T + 1 steps are summed)
template <Scalar S>
S smooth_rate_proven(const S& gap, const S& gamma, const S& L, const S& sigma2, const S& delta, long T) {
  return smooth_rate(gap, gamma, L, sigma2, delta, T) + gamma * L * sigma2 / S(2);
}

/// The last display of B.3 for any rho in (0, 2), with `steps` in the place of T:
///
///   f_0 / (gamma steps (1 - rho/2)) + L gamma sigma^2 / (2 - rho) + 4 gamma^2 L^2 sigma^2 (1 - delta) / (rho (2 - rho) delta^2)
///
/// @source  ef, appendix B.3
template <Scalar S>
S smooth_average(const S& gap, const S& gamma, const S& L, const S& sigma2, const S& delta, const S& rho, const S& steps) {
  require(S(0) < rho && rho < S(2), "rho", rho, "(0, 2)");
  return S(2) * gap / (gamma * steps * (S(2) - rho)) + L * gamma * sigma2 / (S(2) - rho) +
         error_term(delta, gamma, L, sigma2) / (rho * (S(2) - rho));
}

/// SGD: (f(x_0) - f*) / (gamma steps) + L gamma sigma^2 / 2.
/// @source  ef, appendix B.4
template <Scalar S>
S sgd_average(const S& gap, const S& gamma, const S& L, const S& sigma2, const S& steps) {
  return gap / (gamma * steps) + L * gamma * sigma2 / S(2);
}

/// Remark 4 with root = sqrt(T + 1): (4 f_0 + L sigma^2) / (2 root) + 4 L^2 sigma^2 (1 - delta) / (delta^2 (T + 1)).
/// @source  ef, Remark 4, first display
template <Scalar S>
S fixed_step_rate(const S& gap, const S& L, const S& sigma2, const S& delta, const S& root) {
  return (S(4) * gap + L * sigma2) / (S(2) * root) + error_term(delta, S(S(1) / root), L, sigma2);
}

/// Remark 4 for SGD, with k = 1, and Remark 5 without feedback: (2 f_0 + L k sigma^2) / (2 root).
/// @source  ef, Remark 4, second display; Remark 5, first display
template <Scalar S>
S fixed_step_sgd_rate(const S& gap, const S& L, const S& sigma2, const S& k, const S& root) {
  return (S(2) * gap + L * k * sigma2) / (S(2) * root);
}

/// Remark 5 with feedback: (2 f_0 + L sigma^2) / (2 root) + 2 L^2 sigma^2 k^2 / (T + 1).
/// @source  ef, Remark 5, second display
template <Scalar S>
S unbiased_feedback_rate(const S& gap, const S& L, const S& sigma2, const S& k, const S& root) {
  return fixed_step_sgd_rate(gap, L, sigma2, S(1), root) + S(2) * square(L) * sigma2 * square(k) / square(root);
}

}  // namespace lemmata::bounds::ef
