#pragma once
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata::bounds::ssd {

/// The rho-norm of a gradient: sum_i (2 rho_i - 1) |g_i|.
///
/// @param rho  success probabilities, in [0, 1]; rho_i is not looked at where g_i = 0
/// @source     ssd, Definition 1
template <Scalar S>
S rho_norm(const std::vector<S>& rho, const Vec<S>& g) {
  S sum(0);
  for (std::size_t i = 0; i < g.size(); ++i) sum += (S(2) * rho[i] - S(1)) * abs(g[i]);
  return sum;
}

/// What multiplies |g_i| below the rho-norm of a mini-batch of tau under sigma_i^2 <= c_i g_i^2: 1 - 2 c_i/tau.
///
/// @param c    >= 0
/// @param tau  > 0
/// @source     ssd, end of section 4
template <Scalar S>
S strong_growth_weight(const S& c, const S& tau) {
  require(S(0) <= c, "c", c, "[0, inf)");
  require(S(0) < tau, "tau", tau, "(0, inf)");
  return S(1) - S(2) * c / tau;
}

/// l = floor((M + 1)/2) for M >= 1 nodes.
/// @source  ssd, Definition 2
inline long half_of_nodes(long M) {
  require(M >= 1, "M", static_cast<double>(M), "[1, inf)");
  return (M + 1) / 2;
}

/// E of the majority's agreement: 2 I(rho; l, l) - 1 with l = floor((M + 1)/2), I the regularised incomplete beta function.
///
/// @param rho  success probability of one vote, in [0, 1]
/// @param M    number of votes, >= 1
/// @source     ssd, eq. (24)
template <Scalar S>
S majority_advantage(const S& rho, long M) {
  const long l = half_of_nodes(M);
  return S(2) * incomplete_beta(rho, l, l) - S(1);
}

/// The rho_M-norm: sum_i (2 I(rho_i; l, l) - 1) |g_i|.
/// @source  ssd, Definition 2
template <Scalar S>
S rho_majority_norm(const std::vector<S>& rho, const Vec<S>& g, long M) {
  S sum(0);
  for (std::size_t i = 0; i < g.size(); ++i) sum += majority_advantage(rho[i], M) * abs(g[i]);
  return sum;
}

/// The share of ||g||_1 that M nodes keep at least: 1 - exp(-(2 rho - 1)^2 l), l = floor((M + 1)/2).
///
/// @param rho  the least success probability, in (1/2, 1]
/// @source     ssd, section 5.2 and appendix B.8
template <Scalar S>
S majority_share(const S& rho, long M) {
  require(ratio<S>(1, 2) < rho && rho <= S(1), "rho", rho, "(1/2, 1]");
  return S(1) - exp(-(square(S(S(2) * rho - S(1))) * S(half_of_nodes(M))));
}

}  // namespace lemmata::bounds::ssd
