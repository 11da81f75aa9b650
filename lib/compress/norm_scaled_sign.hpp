#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// C(v) = (||v||_2 / sqrt d) sign(v), sign(0) = at_zero: it keeps the length. With sign(0) = 1 or -1
///
///   ||C(v) - v||^2 = 2 ||v||^2 - 2 ||v|| ||v||_1 / sqrt d  <=  (2 - 2 / sqrt d) ||v||^2
///
/// with equality at one-hot v: it contracts for d <= 3 only, with delta = 2 / sqrt d - 1 (1, 0.414, 0.155); for d = 4 the residual may be
/// all of ||v||^2, and for d > 4 it is more. With sign(0) = 0 and n entries that are not 0 the residual is
/// (1 + n/d) ||v||^2 - 2 ||v|| ||v||_1 / sqrt d: the same suprema, which nearly one-hot v without zeros approach and none attains (d > 1).
/// Deterministic; d bits and one number.
/// @source  a negative control: the scale of the L1 norm replaced by that of the L2 norm
template <Scalar S>
Vec<S> sign_of_equal_norm(const Vec<S>& v, int at_zero) {
  return sqrt(norm2_squared(v) / S(static_cast<long>(v.size()))) * sign(v, at_zero);
}

/// delta = 2 / sqrt d - 1 for d <= 3; 0, which says nothing, beyond.
template <Scalar S>
S norm_scaled_sign_delta(long d) {
  if (d == 1) return S(1);
  return d <= 3 ? S(2) / sqrt(S(d)) - S(1) : S(0);
}

/// The delta carried is a rational below the sharp one: 2/5 for d = 2, 3/20 for d = 3.
template <Scalar S>
Compressor<S> norm_scaled_sign(long d, int at_zero) {
  require(d >= 1, "d", S(d), "[1, inf)");
  const S below = d == 1 ? S(1) : d == 2 ? ratio<S>(2, 5) : d == 3 ? ratio<S>(3, 20) : S(0);
  return {
      .name = "l2-sign", .delta = below, .apply = [at_zero](const Vec<S>& v, long, Chance<S>&) { return sign_of_equal_norm(v, at_zero); }};
}

}  // namespace lemmata::compress
