#pragma once
#include "lib/compress/max_dithering.hpp"

namespace lemmata::compress {

/// TernGrad: entry i becomes M sign(v_i) with probability |v_i| / M, else 0, where M = ||v||_inf; no clipping, one scale for all of v.
///
///   E C(v) = v,   E||C(v) - v||^2 = M ||v||_1 - ||v||^2 <= omega ||v||^2,   omega = (sqrt d - 1)/2
///
/// attained where one entry is 1 + sqrt d times each of the others (dithering by the largest entry with s = 1). The omega carried, (d - 1)/4,
/// is rational. A message has three values an entry, sent in 2 bits, and one number.
/// @source  Wen et al. 2017
template <Scalar S>
Compressor<S> terngrad(long d) {
  Compressor<S> made = max_dithering<S>(d, 1);
  made.name = "terngrad";
  return made;
}

}  // namespace lemmata::compress
