#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::biased {

/// How the noise of rand-k(g) grows with its mean.
///
///   E||rand-k(g) - E rand-k(g)||^2 <= M ||E rand-k(g)||^2 + (k/d) sigma_b^2,    M = (1 + M_b) d/k - 1
///
/// @param M_b  E||g - grad f||^2 <= M_b ||grad f||^2 + sigma_b^2, >= 0
/// @param d    dimension, >= 1
/// @param k    coordinates kept, in [1, d]
/// @source     biased, Lemmas 10 and 12, Table 1
template <Scalar S>
S sparsified_growth(const S& M_b, long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  require(M_b >= S(0), "M_b", M_b, "[0, inf)");
  return (S(1) + M_b) * ratio<S>(d, k) - S(1);
}

/// What Theorems 4 and 6 pay for progress: (M + 1)/(1 - m), in front of LF/epsilon or of kappa log(1/epsilon).
///
/// @param M  growth of the noise, >= 0
/// @param m  relative bias, in [0, 1)
/// @source   biased, Theorems 4 and 6 with zeta = 0
template <Scalar S>
S progress_cost(const S& M, const S& m) {
  require(M >= S(0), "M", M, "[0, inf)");
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  return (M + S(1)) / (S(1) - m);
}

/// What Theorems 4 and 6 pay for noise: sigma^2/(1 - m)^2, in front of LF/epsilon^2 or of kappa/(mu epsilon).
///
/// @source  biased, Theorems 4 and 6 with zeta = 0
template <Scalar S>
S noise_cost(const S& sigma2, const S& m) {
  require(sigma2 >= S(0), "sigma^2", sigma2, "[0, inf)");
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  return sigma2 / square(S(S(1) - m));
}

/// zeta^2 = (tau^2/4) L^2 (d+3)^3: ||E g - grad f||^2 of Gaussian smoothing, at most.
///
/// @param tau  smoothing, > 0
/// @param L    smoothness, >= 0
/// @param d    dimension, >= 1; a scalar, so that proofs cover every real one
/// @source     biased, Section 5.2, Lemma 13
template <Scalar S>
S smoothing_bias(const S& tau, const S& L, const S& d) {
  return square(tau) / S(4) * square(L) * pow(S(d + S(3)), 3L);
}

/// sigma^2 = 3 tau^2 L^2 (d+4)^3
/// @source  biased, Section 5.2, Lemma 13
template <Scalar S>
S smoothing_noise(const S& tau, const S& L, const S& d) {
  return S(3) * square(tau) * square(L) * pow(S(d + S(4)), 3L);
}

/// M = 4 (d+4): E||g||^2 <= sigma^2 + M ||E g||^2
/// @source  biased, Section 5.2, Lemma 13
template <Scalar S>
S smoothing_growth(const S& d) {
  return S(4) * (d + S(4));
}

}  // namespace lemmata::bounds::biased
