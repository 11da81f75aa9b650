#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Success probability of a mini-batch of tau under strong growth sigma_i^2 <= c_i g_i^2: 1 - c_i/tau.
///
/// @param c    >= 0
/// @param tau  > 0 (a real number, so that proofs cover all sizes at once)
/// @source     ssd, Lemma 2
template <Scalar S>
S strong_growth_success(const S& c, const S& tau) {
  require(S(0) <= c, "c", c, "[0, inf)");
  require(S(0) < tau, "tau", tau, "(0, inf)");
  return S(1) - c / tau;
}

/// Twice the smaller of sigma^2/g^2 and nu^3/(|g| sigma^2): a mini-batch larger than this meets SPB in the coordinate. 0 without noise,
/// where nu^3/sigma^2 has no value.
///
/// @param g       the mean, not 0
/// @param sigma2  the variance
/// @param nu3     E|X - g|^3
/// @source        ssd, Lemma 3
template <Scalar S>
S adaptive_batch(const S& g, const S& sigma2, const S& nu3) {
  require(g != S(0), "g", g, "R without 0");
  if (sigma2 == S(0)) return S(0);
  return S(2) * min(S(sigma2 / square(g)), S(nu3 / (abs(g) * sigma2)));
}

}  // namespace lemmata::bounds::ssd
