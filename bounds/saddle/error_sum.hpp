#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// sum_{tau<=t} E||e_tau||^2 <= (4 (1 - mu)/mu^2) sum_{tau<=t} (E||grad f(x_tau)||^2 + chi^2)
///
/// @param mu         contraction, in (0, 1]
/// @param gradients  the sum of E||grad f(x_tau)||^2, >= 0
/// @param noise      (t + 1) chi^2, >= 0
/// @source           saddle, Corollary A.6
template <Scalar S>
S error_squared_sum(const S& mu, const S& gradients, const S& noise) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  require(noise >= S(0), "noise", noise, "[0, inf)");
  return S(4) * (S(1) - mu) / square(mu) * (gradients + noise);
}

}  // namespace lemmata::bounds::saddle
