#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// 2 I_p(kappa, kappa) - 1 with kappa = floor((M + 1)/2): the advantage of a majority of M votes that are right with probability p.
///
/// @param p  in [0, 1]
/// @param M  workers, >= 1
/// @source   scaled, Theorem 3
template <Scalar S>
S vote_advantage(const S& p, long M) {
  require(M >= 1, "M", S(M), "[1, inf)");
  const long kappa = (M + 1) / 2;
  return S(2) * incomplete_beta(p, kappa, kappa) - S(1);
}

/// zeta_2 = 1 - 2 mu alpha (a - L alpha) with the advantage a of the vote.
///
/// @param alpha      learning rate, in (0, a/L)
/// @param advantage  in (0, 1]
/// @source           scaled, Theorem 3
template <Scalar S>
S vote_rate(const S& alpha, const S& mu, const S& L, const S& advantage) {
  require(alpha > S(0) && L * alpha < advantage, "alpha", alpha, "(0, a/L)");
  return S(1) - S(2) * mu * alpha * (advantage - L * alpha);
}

/// L sigma^2 alpha^2/(1 - zeta_2)
///
/// @source  scaled, Theorem 3, eq. (21)
template <Scalar S>
S vote_neighbourhood(const S& alpha, const S& L, const S& sigma2, const S& zeta) {
  require(zeta < S(1), "zeta_2", zeta, "(-inf, 1)");
  return L * sigma2 * square(alpha) / (S(1) - zeta);
}

}  // namespace lemmata::bounds::scaled
