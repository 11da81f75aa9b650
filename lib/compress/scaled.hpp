#pragma once
#include "lib/compress/compressor.hpp"
#include "lib/compress/shape.hpp"

namespace lemmata::compress {

/// c C(v), c >= 0. With a = E||C(v)||^2, b = <E C(v), v>, ||v|| = 1 the residual is 1 - c (2 b - c a). What follows from the constants of C:
///
///   C unbiased          eta = |1 - c|, spread = c^2 omega, delta = 2 c - c^2 (1 + omega): largest, 1/(1 + omega), for c = 1/(1 + omega)
///   C contracts, c <= 1 delta' = c delta: 2 b - c a >= 2 b - a >= delta
///   and a <= b, c >= 1  delta' = c (2 - c) delta, c <= 2: 2 b - c a = (2 b - a) - (c - 1) a >= (2 - c)(2 b - a)
///   and a = b           delta' = c (2 - c) delta for every c in [0, 2]
///
/// The largest of these that apply.
template <Scalar S>
S scaled_delta(const S& c, const Compressor<S>& inner, Shape shape) {
  S delta(0);
  if (inner.omega) delta = max(delta, c * (S(2) - c * (S(1) + *inner.omega)));
  if (c <= S(1)) delta = max(delta, c * inner.delta);
  const bool shrinks = shape == Shape::projection || (shape == Shape::brief && c >= S(1));
  if (shrinks && c <= S(2)) delta = max(delta, c * (S(2) - c) * inner.delta);
  return delta;
}

/// @param c      factor, >= 0
/// @param shape  what is known of a and b
/// @source       Beznosikov et al. 2020 (scaling between the classes of biased compressors)
template <Scalar S>
Compressor<S> scaled(const S& c, const Compressor<S>& inner, Shape shape) {
  require(c >= S(0), "c", c, "[0, inf)");
  Compressor<S> made{.name = "scaled " + inner.name, .delta = scaled_delta(c, inner, shape), .apply = {}, .random = inner.random};
  if (inner.omega) {
    made.eta = abs(S(1) - c);
    made.spread = square(c) * *inner.omega;
    if (c == S(1)) made.omega = inner.omega;
  }
  made.apply = [c, inner](const Vec<S>& v, long t, Chance<S>& chance) { return c * inner.apply(v, t, chance); };
  return made;
}

}  // namespace lemmata::compress
