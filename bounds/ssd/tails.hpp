#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Hoeffding's inequality: exp(-2 t^2 / sum_n (B_n - A_n)^2), 0 where all intervals are points.
///
/// @param t        > 0
/// @param squares  sum_n (B_n - A_n)^2, >= 0
/// @source         ssd, Theorem 14
template <Scalar S>
S hoeffding(const S& t, const S& squares) {
  require(S(0) < t, "t", t, "(0, inf)");
  if (squares == S(0)) return S(0);
  return exp(-(S(2) * square(t) / squares));
}

/// P(sum of M mismatches - its mean >= t), mismatches in {-1, 1}: exp(-t^2/(2M)).
///
/// @param t  > 0
/// @param M  >= 1
/// @source   ssd, appendix B.8, after (28)
template <Scalar S>
S mismatches_above(const S& t, long M) {
  require(S(0) < t, "t", t, "(0, inf)");
  require(M >= 1, "M", S(M), "[1, inf)");
  return exp(-(square(t) / S(2 * M)));
}

/// P(at least as many mismatches as matches among M votes): exp(-(2 rho - 1)^2 M/2).
///
/// @param rho  in (1/2, 1]
/// @source     ssd, appendix B.8
template <Scalar S>
S mismatches_win(const S& rho, long M) {
  require(ratio<S>(1, 2) < rho && rho <= S(1), "rho", rho, "(1/2, 1]");
  return exp(-(square(S(S(2) * rho - S(1))) * S(M) / S(2)));
}

}  // namespace lemmata::bounds::ssd
