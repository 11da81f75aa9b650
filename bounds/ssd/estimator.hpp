#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Success probability of an unbiased estimator with unimodal symmetric law: 1/2 + |g| / (2 (|g| + sqrt(3) sigma)).
///
/// @param g       the mean, not 0
/// @param sigma2  the variance, >= 0
/// @throws        DomainError for g = 0
/// @source        ssd, Lemma 1
template <Scalar S>
S unimodal_success(const S& g, const S& sigma2) {
  require(g != S(0), "g", g, "R without 0");
  require(S(0) <= sigma2, "sigma^2", sigma2, "[0, inf)");
  const S half = ratio<S>(1, 2);
  return half + half * abs(g) / (abs(g) + sqrt(S(3) * sigma2));
}

/// Success probability of the mean of tau independent copies: 1 - sigma^2 / (tau mu^2).
///
/// @param mu      the mean, not 0
/// @param sigma2  the variance of one copy, >= 0
/// @param tau     number of copies, >= 1
/// @source        ssd, Lemma 10, eq. (11)
template <Scalar S>
S mini_batch_success(const S& mu, const S& sigma2, long tau) {
  require(mu != S(0), "mu", mu, "R without 0");
  require(tau >= 1, "tau", S(tau), "[1, inf)");
  return S(1) - sigma2 / (S(tau) * square(mu));
}

/// The chord that the text gives for e^x on [-1, 0]: 1 + (1 - 1/e) x, as (1 + x) - x/e, which is exactly 1/e at x = -1.
/// @source  ssd, proof of Lemma 12
template <Scalar S>
S exponential_chord(const S& x) {
  require(S(-1) <= x && x <= S(0), "x", x, "[-1, 0]");
  return (S(1) + x) - x * exp(S(-1));
}

}  // namespace lemmata::bounds::ssd
