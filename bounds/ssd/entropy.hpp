#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// e^(2H) for the largest differential entropy H = (1/2) log(2 pi e sigma^2) of a density with variance sigma^2; that of N(g, sigma^2).
/// Entropies are compared as e^(2H), in the unit of sigma^2, so that the ratio of both sides has no scale.
///
/// With 333/106 < pi in place of pi: what lies below this lies below the printed bound.
///
/// @param sigma2  the variance, > 0
/// @source        ssd, appendix B.4
template <Scalar S>
S entropy_ceiling(const S& sigma2) {
  return S(2) * ratio<S>(333, 106) * exp(S(1)) * sigma2;
}

/// P(sign X = sign g) for X ~ N(g, s^2): (1 + erf(|g|/(sqrt(2) s)))/2.
///
/// @param standardised  |g|/s, > 0
/// @source              ssd, appendix B.4
template <Scalar S>
S normal_success(const S& standardised) {
  require(S(0) < standardised, "|g|/s", standardised, "(0, inf)");
  return (S(1) + erf(standardised / sqrt(S(2)))) / S(2);
}

}  // namespace lemmata::bounds::ssd
