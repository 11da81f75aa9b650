#pragma once
#include <vector>

#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// The largest mean squared error of compressed SGD after t steps, exactly: with s = sqrt(1 - mu),
///
///   E||e_t||^2 <= (sum_{i<t} s^(t - i) sqrt(E||grad f(x_i)||^2 + chi^2))^2
///
/// by Minkowski, with equality where all corrected gradients have one direction and the compressor always leaves s of them.
///
/// @param mu         contraction, in (0, 1]
/// @param gradients  E||grad f(x_i)||^2 for i = 0..t-1
/// @param chi2       variance of the whole noise, >= 0
/// @source           saddle, Lemma A.5, sharpened
template <Scalar S>
S largest_error_squared(const S& mu, const std::vector<S>& gradients, const S& chi2) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  const S s = sqrt(S(S(1) - mu));
  S length(0);
  for (const S& g : gradients) length = s * (length + sqrt(S(g + chi2)));
  return square(length);
}

/// The constant before the sum of Lemma A.5 that is sharp for t steps: (2 (1 - mu)/mu) (1 - p^t), p = (1 - mu)/(1 - mu/2).
///
///   (sum_j s^j v_j)^2 <= sum_j p^j  sum_j (1 - mu/2)^j v_j^2    (Cauchy and Schwarz, j = 1..t)
///
/// @source  saddle, Lemma A.5, sharpened
template <Scalar S>
S error_constant(const S& mu, long t) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  return S(2) * (S(1) - mu) / mu * (S(1) - pow(S((S(1) - mu) / (S(1) - mu / S(2))), t));
}

/// (s + ... + s^t)^2, s = sqrt(1 - mu): the constant of the uniform form of Lemma A.5 that is sharp for t steps.
template <Scalar S>
S uniform_error_constant(const S& mu, long t) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  if (mu == S(1)) return S(0);
  const S s = sqrt(S(S(1) - mu));
  return square(S(s * (S(1) - pow(s, t)) / (S(1) - s)));
}

/// s/(1 - s), s = sqrt(1 - mu): the largest error over the largest corrected gradient, in the mean square over time too (Young's
/// inequality for the convolution with s, s^2, ...).
template <Scalar S>
S error_gain(const S& mu) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  const S s = sqrt(S(S(1) - mu));
  return s / (S(1) - s);
}

}  // namespace lemmata::bounds::saddle
