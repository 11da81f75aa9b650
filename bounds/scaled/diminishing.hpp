#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::scaled {

/// alpha_k = 3/(mu q (k + 1 + shift)): the diminishing steps of Theorem 2(2), q = 2 p_min - 1, shift = 0 as printed.
///
/// @param mu     constant of the PL inequality, > 0
/// @param q      in (0, 1]
/// @source       scaled, Theorem 2(2)
template <Scalar S>
S diminishing_step(const S& mu, const S& q, long k, const S& shift = S(0)) {
  require(mu > S(0), "mu", mu, "(0, inf)");
  require(q > S(0) && q <= S(1), "q", q, "(0, 1]");
  return S(3) / (mu * q * (S(k + 1) + shift));
}

/// 9 L sigma^2/(mu^2 q^2): the unit of the noise terms in (20), also L sigma^2 (mu q)^-2 times 9.
template <Scalar S>
S noise_unit(const S& L, const S& mu, const S& q, const S& sigma2) {
  return S(9) * L * sigma2 / square(S(mu * q));
}

/// unit (32/k + 1/k^2) + excess/(k + 1)^3
///
/// @param unit    noise_unit
/// @param excess  f(x_0) - f*, >= 0
/// @param k       >= 1
/// @source        scaled, Theorem 2(2), eq. (20)
template <Scalar S>
S diminishing_bound(const S& unit, const S& excess, long k) {
  require(k >= 1, "k", S(k), "[1, inf)");
  return unit * (S(32) / S(k) + S(1) / square(S(k))) + excess / pow(S(k + 1), 3L);
}

/// max(shift excess, unit/2)/(k + shift): what holds for steps 3/(mu q (k + 1 + shift)) with 1 + shift >= 6 L/(mu q^2).
///
/// From E V_{k+1} <= (1 - 3/n) E V_k + unit/n^2, n = k + 1 + shift, by induction. Any k >= 0.
template <Scalar S>
S shifted_bound(const S& unit, const S& excess, long k, const S& shift) {
  require(shift > S(0), "shift", shift, "(0, inf)");
  return max(S(shift * excess), S(unit / S(2))) / (S(k) + shift);
}

}  // namespace lemmata::bounds::scaled
