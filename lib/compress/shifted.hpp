#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// h + C(v - h) for a fixed vector h that both sides know: the constants of C hold relative to h,
///
///   E||C'(v) - v||^2 <= (1 - delta) ||v - h||^2,     E C'(v) = v and E||C'(v) - v||^2 <= omega ||v - h||^2
///
/// As a map of v it has neither for h != 0, unless C loses nothing: at v = 0 it returns h + C(-h), whose mean square is not 0 = ||v||^2
/// times anything. Unbiasedness alone is kept. Not homogeneous. The message is that of C.
/// @source  Mishchenko et al. 2019 (DIANA); Shulgin, Richtarik 2022, "shifted compressors"
template <Scalar S>
Compressor<S> shifted(const Compressor<S>& inner, const Vec<S>& h) {
  Compressor<S> made{.name = "shifted " + inner.name, .delta = S(0), .apply = {}, .random = inner.random};
  if (inner.delta == S(1)) made.delta = S(1);
  if (inner.omega && *inner.omega == S(0)) made.omega = S(0);
  made.apply = [inner, h](const Vec<S>& v, long t, Chance<S>& chance) { return h + inner.apply(v - h, t, chance); };
  return made;
}

}  // namespace lemmata::compress
