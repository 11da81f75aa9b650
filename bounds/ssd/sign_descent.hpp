#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Least mean rho-norm of signSGD with steps gamma_0 / sqrt(k + 1).
///
///   min_{k < K} E||grad f(x_k)||_rho <= (f(x_0) - f*)/(gamma_0 sqrt K) + 3 gamma_0 d L log K / (2 sqrt K)
///
/// @param gap        f(x_0) - f*, >= 0
/// @param gamma_0    first step, > 0
/// @param smoothness d L = L_1 + ... + L_d, >= 0
/// @param K          number of steps, >= 1
/// @throws           DomainError naming the parameter outside its range
/// @source           ssd, Theorem 5, eq. (7)
template <Scalar S>
S decreasing_steps(const S& gap, const S& gamma_0, const S& smoothness, long K) {
  require(S(0) < gamma_0, "gamma_0", gamma_0, "(0, inf)");
  require(K >= 1, "K", S(K), "[1, inf)");
  const S root = sqrt(S(K));
  return gap / (gamma_0 * root) + S(3) * gamma_0 * smoothness * log(S(K)) / (S(2) * root);
}

/// Mean over time of the mean rho-norm of signSGD with constant steps: (f(x_0) - f*)/(gamma K) + gamma d L / 2.
///
/// @source  ssd, Theorem 5, eq. (8); parameters as above
template <Scalar S>
S constant_steps(const S& gap, const S& gamma, const S& smoothness, long K) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  require(K >= 1, "K", S(K), "[1, inf)");
  return gap / (gamma * S(K)) + gamma * smoothness / S(2);
}

/// Mean over time of the mean rho-norm of signSGD that keeps the better of two points, with steps gamma_0 / sqrt(k + 1).
///
///   (1/K) sum_{k < K} E||grad f(x_k)||_rho <= K^(-1/2) ((f(x_0) - f*)/gamma_0 + gamma_0 d L)
///
/// @source  ssd, Theorem 6; parameters as above
template <Scalar S>
S better_of_two(const S& gap, const S& gamma_0, const S& smoothness, long K) {
  require(S(0) < gamma_0, "gamma_0", gamma_0, "(0, inf)");
  require(K >= 1, "K", S(K), "[1, inf)");
  return (gap / gamma_0 + gamma_0 * smoothness) / sqrt(S(K));
}

}  // namespace lemmata::bounds::ssd
