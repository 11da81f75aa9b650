#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::biased {

/// The share of ||x||^2 that keeping k of d coordinates loses: at most for top-k, exactly in the mean for rand-k.
///
///   ||top-k(x) - x||^2 <= ((d - k)/d) ||x||^2,    E||rand-k(x) - x||^2 = ((d - k)/d) ||x||^2
///
/// @param d  dimension, >= 1
/// @param k  coordinates kept, in [1, d]
/// @source   biased, eqs. (9), (10)
template <Scalar S>
S lost_share(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return ratio<S>(d - k, d);
}

/// k/d: E rand-k(x) = (k/d) x and E||rand-k(x)||^2 = (k/d) ||x||^2.
///
/// @source  biased, eqs. (10), (12)
template <Scalar S>
S kept_share(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return ratio<S>(k, d);
}

}  // namespace lemmata::bounds::biased
