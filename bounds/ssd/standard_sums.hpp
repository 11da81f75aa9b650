#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Upper bound of the harmonic sum 1 + 1/2 + ... + 1/K.
///
///   sum_{k=1}^K 1/k <= 2 + log K
///
/// @param K  number of terms, >= 1
/// @returns  a number
/// @throws   DomainError for K < 1
/// @source   ssd, eq. (22)
template <Scalar S>
S harmonic_sum(long K) {
  require(K >= 1, "K", S(K), "[1, inf)");
  return S(2) + log(S(K));
}

/// Lower bound of 1/sqrt(1) + ... + 1/sqrt(K), K >= 1: sqrt(K).
/// @source   ssd, eq. (22)
template <Scalar S>
S inverse_roots_from_below(long K) {
  require(K >= 1, "K", S(K), "[1, inf)");
  return sqrt(S(K));
}

/// Upper bound of 1/sqrt(1) + ... + 1/sqrt(K), K >= 1: 2 sqrt(K).
/// @source   ssd, appendix B.6
template <Scalar S>
S inverse_roots_from_above(long K) {
  require(K >= 1, "K", S(K), "[1, inf)");
  return S(2) * sqrt(S(K));
}

}  // namespace lemmata::bounds::ssd
