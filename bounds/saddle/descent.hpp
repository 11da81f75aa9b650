#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// The condition eta < (1/(4L)) min(mu/sqrt(1 - mu), 1) without roots: 4 L eta < 1 and (4 L eta)^2 (1 - mu) < mu^2.
///
/// @param mu  contraction, in (0, 1]
/// @param L   smoothness, >= 0
/// @returns   the larger of the two quotients 4 L eta and (4 L eta)^2 (1 - mu)/mu^2, to be < 1
/// @source    saddle, Lemma A.7
template <Scalar S>
S step_condition(const S& eta, const S& mu, const S& L) {
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  const S a = S(4) * L * eta;
  return max(a, S(square(a) * (S(1) - mu) / square(mu)));
}

/// What the noise adds to the sum of squared gradients over T steps.
///
///   sum_{t<T} E||grad f(x_t)||^2 <= 4 (f(y_0) - E f(y_T))/eta + eta T chi^2 (2L + 8 L^2 eta (1 - mu)/mu^2)
///
/// @returns  the second term; eta > 0, T >= 1, mu in (0, 1], L >= 0, chi2 >= 0
/// @source   saddle, Lemma A.7
template <Scalar S>
S descent_noise(const S& eta, long T, const S& mu, const S& L, const S& chi2) {
  require(eta > S(0), "eta", eta, "(0, inf)");
  require(T >= 1, "T", S(T), "[1, inf)");
  require(S(0) < mu && mu <= S(1), "mu", mu, "(0, 1]");
  require(chi2 >= S(0), "chi^2", chi2, "[0, inf)");
  return eta * S(T) * chi2 * (S(2) * L + S(8) * square(L) * eta * (S(1) - mu) / square(mu));
}

}  // namespace lemmata::bounds::saddle
