#pragma once
#include "lib/compress/compressor.hpp"
#include "lib/compress/kernels/scaled_sign.hpp"

namespace lemmata::compress {

/// From this length on the scaled sign of doubles is that of kernels/scaled_sign.hpp: several times as fast, with a norm that is rounded
/// otherwise (and less). Shorter vectors keep the sum in order of the entries, and with it the bits of every result on record.
inline constexpr std::size_t length_of_kernels = std::size_t{1} << 20U;

/// C(v) = (||v||_1 / d) sign(v), sign(0) = at_zero.
///
/// With sign(0) = 1 or -1, ||C(v) - v||^2 = ||v||^2 - ||v||_1^2 / d: delta = 1/d, attained by one-hot v. With sign(0) = 0 and n entries
/// that are not 0 it is ||v||^2 - ||v||_1^2 (2 - n/d) / d, which is no larger: delta = 1/d, attained by d = 1 only.
template <Scalar S>
Compressor<S> scaled_sign(long d, int at_zero) {
  require(d >= 1, "d", S(d), "[1, inf)");
  return {.name = "scaled-sign", .delta = ratio<S>(1, d), .apply = [at_zero](const Vec<S>& v, long, Chance<S>&) {
            if constexpr (std::same_as<S, double>)
              if (v.size() >= length_of_kernels) return kernels::scaled_sign(v, at_zero);
            return norm1(v) / S(static_cast<long>(v.size())) * sign(v, at_zero);
          }};
}

/// C(v) = sign(v), not homogeneous: no delta > 0 exists.
template <Scalar S>
Compressor<S> unscaled_sign(int at_zero) {
  return {.name = "sign", .delta = S(0), .apply = [at_zero](const Vec<S>& v, long, Chance<S>&) { return sign(v, at_zero); }};
}

}  // namespace lemmata::compress
