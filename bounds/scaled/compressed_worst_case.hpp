#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// The factor of one step of compressed gradient descent with any delta-approximate compressor on a mu-strongly convex and L-smooth
/// function, Euclidean, alpha <= 1/L: with s = sqrt(1 - delta)
///
///   f(x_{k+1}) - f* <= (1 - alpha mu (1 - s))^2 (f(x_k) - f*)
///
/// with equality on mu x^2/2 where the compressor leaves s of the gradient.
///
/// @source  de Klerk, Glineur, Taylor (2017) for inexact gradients; the value of `lemmata worst-case --method cgd`
template <Scalar S>
S strongly_convex_factor(const S& alpha, const S& mu, const S& delta) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  return square(S(S(1) - alpha * mu * (S(1) - sqrt(S(S(1) - delta)))));
}

/// The same for mu-PL functions: 1 - 2 alpha mu (1 - s)(1 - (L alpha/2)(1 - s)), alpha <= 1/L.
/// @source  biased, Lemma 2, sharpened (biased.lem2/worst-case with m = 1 - delta)
template <Scalar S>
S pl_factor(const S& alpha, const S& mu, const S& L, const S& delta) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  const S left = S(1) - sqrt(S(S(1) - delta));
  return S(1) - S(2) * alpha * mu * left * (S(1) - L * alpha / S(2) * left);
}

}  // namespace lemmata::bounds::scaled
