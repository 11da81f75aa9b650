#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The induced compressor C1(v) + Q(v - C1(v)), for a contraction C1 and an unbiased Q with independent randomness: unbiased, and as
/// E||v - C1(v)||^2 <= (1 - delta_1) ||v||^2,
///
///   omega = omega_Q (1 - delta_1)
///
/// Attained where both constants are, by C1(v)'s residual too. Both messages are sent.
/// @throws  DomainError for a Q that is not unbiased
/// @source  Horvath, Richtarik 2021
template <Scalar S>
Compressor<S> induced(const Compressor<S>& first, const Compressor<S>& unbiased) {
  require(unbiased.omega.has_value(), "second", S(0), "the unbiased compressors");
  const S omega = *unbiased.omega * (S(1) - first.delta);
  Compressor<S> made{.name = first.name + " induced by " + unbiased.name,
                     .delta = contraction_of(omega),
                     .apply = {},
                     .random = first.random || unbiased.random,
                     .omega = omega};
  made.apply = [first, unbiased](const Vec<S>& v, long t, Chance<S>& chance) {
    const Vec<S> once = first.apply(v, t, chance);
    return once + unbiased.apply(v - once, t, chance);
  };
  return made;
}

}  // namespace lemmata::compress
