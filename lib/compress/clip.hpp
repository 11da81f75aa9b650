#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// Each entry moved to the nearest point of [-r, r]. A control: of a one-hot v of length R it keeps r, a share that falls to 0 as R grows,
/// so that no delta > 0 exists.
///
/// @param r  > 0
/// @source   Pascanu, Mikolov, Bengio 2013, for the clipping of gradients
template <Scalar S>
Compressor<S> clip_values(const S& r) {
  require(r > S(0), "r", r, "(0, inf)");
  return {.name = "clip", .delta = S(0), .apply = [r](const Vec<S>& v, long, Chance<S>&) {
            Vec<S> out(v.size());
            for (std::size_t i = 0; i < v.size(); ++i) out[i] = max(-r, min(r, v[i]));
            return out;
          }};
}

/// v moved to the nearest point of the ball of radius r: v min(1, r/||v||). A control for the same reason.
template <Scalar S>
Compressor<S> clip_norm(const S& r) {
  require(r > S(0), "r", r, "(0, inf)");
  return {.name = "clip", .delta = S(0), .apply = [r](const Vec<S>& v, long, Chance<S>&) {
            if constexpr (Ordered<S>) return norm2_squared(v) <= square(r) ? v : r / norm2(v) * v;
            else return select(norm2_squared(v) <= square(r), S(1), r / norm2(v)) * v;
          }};
}

}  // namespace lemmata::compress
