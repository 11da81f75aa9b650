#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// Largest mean squared error of error feedback with a delta-approximate compressor.
///
///   E||e_t||^2 <= 4 (1 - delta) gamma^2 sigma^2 / delta^2            for all t >= 0
///
/// @param delta   contraction, in (0, 1]
/// @param gamma   step size
/// @param sigma2  bound of E||g_t||^2, >= 0 (the square, so that rationals stay rationals)
/// @returns       a squared length, in the unit of (gamma g)^2
/// @throws        DomainError naming the parameter outside its range
/// @source        ef, Lemma 3
template <Scalar S>
S error_norm_squared(const S& delta, const S& gamma, const S& sigma2) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  require(S(0) <= sigma2, "sigma^2", sigma2, "[0, inf)");
  return S(4) * (S(1) - delta) * square(gamma) * sigma2 / square(delta);
}

/// One step of the error by Young's inequality with eta > 0.
///
///   ||e_{t+1}||^2 <= (1 - delta)(1 + eta) ||e_t||^2 + gamma^2 (1 - delta)(1 + 1/eta) ||g_t||^2
///
/// @source  ef, appendix B.2, second display
template <Scalar S>
S error_after_step(const S& delta, const S& eta, const S& error_squared, const S& gamma, const S& gradient_squared) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  require(S(0) < eta, "eta", eta, "(0, inf)");
  const S kept = S(1) - delta;
  return kept * (S(1) + eta) * error_squared + square(gamma) * kept * (S(1) + S(1) / eta) * gradient_squared;
}

/// 1/eta for the choice eta = delta / (2 (1 - delta)); 0 at delta = 1, where eta is infinite.
/// @source  ef, appendix B.2
template <Scalar S>
S inverse_eta(const S& delta) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  return S(2) * (S(1) - delta) / delta;
}

/// The sharp form of Lemma 3, with r = sqrt(1 - delta), attained at every t:
///
///   E||e_t||^2 <= (r (1 - r^t) / (1 - r))^2 gamma^2 sigma^2
///
/// by Minkowski's inequality, sqrt(E||e_{t+1}||^2) <= r (sqrt(E||e_t||^2) + gamma sigma).
///
/// @param r  in [0, 1)
/// @source   not in the paper
template <Scalar S>
S sharp_error_norm_squared(const S& r, const S& gamma, const S& sigma2, long t) {
  require(S(0) <= r && r < S(1), "r", r, "[0, 1)");
  return square(S(r * (S(1) - pow(r, t)) / (S(1) - r))) * square(gamma) * sigma2;
}

}  // namespace lemmata::bounds::ef
