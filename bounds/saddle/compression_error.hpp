#pragma once
#include <vector>

#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// The mean squared error of compressed SGD with error feedback after t steps, from e_0 = 0.
///
///   E||e_t||^2 <= (2 (1 - mu)/mu) sum_{i<t} (1 - mu/2)^(t - i) (E||grad f(x_i)||^2 + chi^2)
///
/// @param mu         contraction, in (0, 1]
/// @param gradients  E||grad f(x_i)||^2 for i = 0..t-1
/// @param chi2       variance of the whole noise, sigma^2 + r^2, >= 0
/// @source           saddle, Lemma A.5
template <Scalar S>
S error_squared(const S& mu, const std::vector<S>& gradients, const S& chi2) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  require(chi2 >= S(0), "chi^2", chi2, "[0, inf)");
  const S rate = S(1) - mu / S(2);
  S sum(0);
  for (const S& g : gradients) sum = rate * (sum + g + chi2);  // the term of i is multiplied by the rate t - i times
  return S(2) * (S(1) - mu) / mu * sum;
}

/// E||e_t||^2 <= (4 (1 - mu)/mu^2) (max_{i<t} E||grad f(x_i)||^2 + chi^2)
///
/// @param mu       contraction, in (0, 1]
/// @param largest  max_{i<t} E||grad f(x_i)||^2, >= 0
/// @param chi2     variance of the whole noise, >= 0
/// @source         saddle, Lemma A.5, second display
template <Scalar S>
S error_squared_uniform(const S& mu, const S& largest, const S& chi2) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  require(chi2 >= S(0), "chi^2", chi2, "[0, inf)");
  return S(4) * (S(1) - mu) / square(mu) * (largest + chi2);
}

}  // namespace lemmata::bounds::saddle
