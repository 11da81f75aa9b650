#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// The least epsilon^2 to which Theorem A.9 speaks for a run: from eta <= epsilon^2/(12 L chi^2), eta <= mu epsilon/(sqrt(1 - mu) L chi
/// sqrt(48)) and T >= 24 f_max/(epsilon^2 eta), squared where there are roots.
///
/// @param gap  f(x_0) - inf f, at most f_max
/// @returns    the largest of 12 L chi^2 eta, 48 (1 - mu) L^2 chi^2 eta^2/mu^2 and 24 gap/(eta T)
/// @source     saddle, proof of Theorem A.9
template <Scalar S>
S least_squared_tolerance(const S& eta, long T, const S& mu, const S& L, const S& chi2, const S& gap) {
  require(eta > S(0), "eta", eta, "(0, inf)");
  require(T >= 1, "T", S(T), "[1, inf)");
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  const S noise = S(12) * L * chi2 * eta, error = S(48) * (S(1) - mu) * square(L) * chi2 * square(eta) / square(mu);
  return max(max(noise, error), S(S(24) * gap / (eta * S(T))));
}

}  // namespace lemmata::bounds::saddle
