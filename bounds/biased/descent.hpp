#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::biased {

/// The largest step size of the analysis: gamma <= 1/((M + 1) L).
///
/// @param M  noise that grows with the signal, E||n||^2 <= M ||grad f + b||^2 + sigma^2, >= 0
/// @param L  smoothness, > 0
/// @source   biased, Lemmas 2 and 3, Theorems 4 and 6
template <Scalar S>
S largest_step(const S& M, const S& L) {
  require(M >= S(0), "M", M, "[0, inf)");
  require(L > S(0), "L", L, "(0, inf)");
  return S(1) / ((M + S(1)) * L);
}

/// What one step gains at most in the mean.
///
///   E[f(x_{t+1}) - f(x_t) | x_t] <= (gamma (m - 1)/2) ||grad f(x_t)||^2 + (gamma/2) zeta^2 + (gamma^2 L/2) sigma^2
///
/// @param gamma             step size, > 0, at most largest_step(M, L)
/// @param m                 relative bias, in [0, 1)
/// @param zeta2             squared absolute bias, >= 0
/// @param L                 smoothness, >= 0
/// @param sigma2            squared absolute noise, >= 0
/// @param gradient_squared  ||grad f(x_t)||^2
/// @source                  biased, Lemma 2, eq. (5)
template <Scalar S>
S descent(const S& gamma, const S& m, const S& zeta2, const S& L, const S& sigma2, const S& gradient_squared) {
  require(gamma > S(0), "gamma", gamma, "(0, inf)");
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  require(zeta2 >= S(0), "zeta^2", zeta2, "[0, inf)");
  require(sigma2 >= S(0), "sigma^2", sigma2, "[0, inf)");
  return gamma * (m - S(1)) / S(2) * gradient_squared + gamma / S(2) * zeta2 + square(gamma) * L / S(2) * sigma2;
}

/// The mean squared gradient along a run of T steps.
///
///   Psi_T = (1/T) sum_{t<T} E||grad f(x_t)||^2 <= 2F/(T gamma (1 - m)) + gamma L sigma^2/(1 - m) + zeta^2/(1 - m)
///
/// @param F      f(x_0) - f*, >= 0
/// @param T      number of steps, >= 1
/// @param gamma  step size, > 0, at most largest_step(M, L)
/// @param m      relative bias, in [0, 1)
/// @source       biased, Lemma 3
template <Scalar S>
S mean_squared_gradient(const S& F, long T, const S& gamma, const S& m, const S& zeta2, const S& L, const S& sigma2) {
  require(T >= 1, "T", S(T), "[1, inf)");
  require(gamma > S(0), "gamma", gamma, "(0, inf)");
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  const S rest = S(1) - m;
  return S(2) * F / (S(T) * gamma * rest) + gamma * L * sigma2 / rest + zeta2 / rest;
}

}  // namespace lemmata::bounds::biased
