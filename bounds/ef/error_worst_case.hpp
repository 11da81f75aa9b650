#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// The largest mean squared error of error feedback after t steps, exactly: with s = sqrt(1 - delta), p_k of length gamma sigma + ||e_k|| and a
/// compressor that always leaves s p_k,
///
///   E||e_t||^2 <= gamma^2 sigma^2 (s + s^2 + ... + s^t)^2
///
/// by ||e_{t+1}|| <= s (||e_t|| + gamma ||g_t||) in mean square (Minkowski). For t -> inf: gamma^2 sigma^2 (1 - delta)/(1 - s)^2, which is
/// (1 + s)^2/4 of the bound of Lemma 3.
///
/// @param delta   contraction, in (0, 1]
/// @param gamma   step size
/// @param sigma2  bound of E||g_t||^2, >= 0
/// @param t       steps, >= 0
/// @source        ef, Lemma 3, sharpened: the value of `lemmata worst-case --method ef --class process`
template <Scalar S>
S largest_error_norm_squared(const S& delta, const S& gamma, const S& sigma2, long t) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  require(S(0) <= sigma2, "sigma^2", sigma2, "[0, inf)");
  if (delta == S(1) || t == 0) return S(0);
  const S s = sqrt(S(1) - delta);
  return square(gamma * s * (S(1) - pow(s, t)) / (S(1) - s)) * sigma2;
}

}  // namespace lemmata::bounds::ef
