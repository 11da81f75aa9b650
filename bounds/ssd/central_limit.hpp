#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// nu^3/(sigma^3 sqrt(tau)): twice the distance that the text allows between the law of a standardised mean of tau copies and N(0, 1).
///
/// @param sigma2  the variance of one copy, > 0
/// @param nu3     E|X - mu|^3
/// @param tau     > 0 (a real number, so that proofs cover all sizes at once)
/// @source        ssd, Lemma 11
template <Scalar S>
S normal_distance(const S& sigma2, const S& nu3, const S& tau) {
  require(S(0) < sigma2, "sigma^2", sigma2, "(0, inf)");
  require(S(0) < tau, "tau", tau, "(0, inf)");
  return nu3 / (sigma2 * sqrt(S(sigma2 * tau)));
}

/// Success probability of the mean of tau copies by the central limit theorem.
///
///   (1/2)(1 + erf(|mu| sqrt(tau) / (sqrt(2) sigma)) - nu^3/(sigma^3 sqrt(tau)))
///
/// @param mu  the mean, not 0; the others as above
/// @source    ssd, Lemma 11, eq. (12)
template <Scalar S>
S central_limit_success(const S& mu, const S& sigma2, const S& nu3, const S& tau) {
  require(mu != S(0), "mu", mu, "R without 0");
  const S place = abs(mu) * sqrt(S(tau / (S(2) * sigma2)));
  return (S(1) + erf(place) - normal_distance(sigma2, nu3, tau)) / S(2);
}

/// The same with erf(1) x for erf(x): below it where tau <= 2 sigma^2/mu^2.
///
///   (1/2)(1 + erf(1) |mu| sqrt(tau) / (sqrt(2) sigma) - nu^3/(sigma^3 sqrt(tau)))
///
/// @source  ssd, proof of Lemma 12; parameters as above
template <Scalar S>
S secant_success(const S& mu, const S& sigma2, const S& nu3, const S& tau) {
  require(mu != S(0), "mu", mu, "R without 0");
  const S place = abs(mu) * sqrt(S(tau / (S(2) * sigma2)));
  return (S(1) + erf(S(1)) * place - normal_distance(sigma2, nu3, tau)) / S(2);
}

}  // namespace lemmata::bounds::ssd
