#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Mean over time of E||grad f(x_k)|| for SSDM with beta = 1 - 1/sqrt(K), gamma = K^(-3/4).
///
///   (1/K) sum_{k < K} E||grad f(x_k)|| <= K^(-1/4) (3 delta_f + 16 sigma + 8 L sqrt(d) + 3 L d / sqrt(K))
///
/// @param gap    delta_f = f(x_0) - f*, >= 0
/// @param sigma  mean of the nodes' sigma^n, >= 0
/// @param L      mean of the nodes' L^n, >= 0
/// @param d, K   dimension and horizon, >= 1
/// @source       ssd, Theorem 8
template <Scalar S>
S ssdm(const S& gap, const S& sigma, const S& L, long d, long K) {
  require(d >= 1, "d", S(d), "[1, inf)");
  require(K >= 1, "K", S(K), "[1, inf)");
  const S root = sqrt(S(K));
  return (S(3) * gap + S(16) * sigma + S(8) * L * sqrt(S(d)) + S(3) * L * S(d) / root) / sqrt(root);
}

/// The largest K^(1/4) times the bound of `ssdm`, which it is at K = 1: 3 delta_f + 16 sigma + 8 L sqrt(d) + 3 L d.
///
/// @source  ssd, Theorem 8; parameters as above
template <Scalar S>
S ssdm_constant(const S& gap, const S& sigma, const S& L, long d) {
  return ssdm(gap, sigma, L, d, 1);
}

/// The bound before its parameters are chosen, in terms of gamma and 1 - beta.
///
///   3 delta_f/(gamma K) + 8 sigma/((1 - beta) K) + 8 L gamma sqrt(d)/(1 - beta) + 8 sigma sqrt(1 - beta) + c L d gamma
///
/// @param gamma          step, > 0
/// @param one_less_beta  1 - beta, in (0, 1]
/// @param c              3/2 as the proof derives it, 3 as its last display has it
/// @source               ssd, end of appendix B.9; the others as above
template <Scalar S>
S ssdm_tuned(const S& gap, const S& sigma, const S& L, long d, long K, const S& gamma, const S& one_less_beta, const S& c) {
  require(S(0) < gamma, "gamma", gamma, "(0, inf)");
  require(S(0) < one_less_beta, "1 - beta", one_less_beta, "(0, 1]");
  return S(3) * gap / (gamma * S(K)) + S(8) * sigma / (one_less_beta * S(K)) + S(8) * L * gamma * sqrt(S(d)) / one_less_beta +
         S(8) * sigma * sqrt(one_less_beta) + c * L * S(d) * gamma;
}

/// -<a, b>/||a|| is at most -||b||/3 + (8/3) ||a - b||, for a, b != 0.
///
/// @param b           ||b||
/// @param difference  ||a - b||
/// @source            ssd, Lemma 15
template <Scalar S>
S direction_error(const S& b, const S& difference) {
  return -(b / S(3)) + S(8) * difference / S(3);
}

}  // namespace lemmata::bounds::ssd
