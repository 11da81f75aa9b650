#pragma once
#include "lib/compress/top_k.hpp"

namespace lemmata::compress {

/// C(v) = v + kappa (v - top_1(v)): the largest entry as it is, the others overshot by kappa. Deterministic, homogeneous, odd.
///
///   ||C(v) - v||^2 = kappa^2 ||v - top_1(v)||^2 <= kappa^2 (1 - 1/d) ||v||^2,    attained by equal entries
///
/// @param kappa  with kappa^2 (1 - 1/d) < 1
template <Scalar S>
Compressor<S> overshoot(long d, const S& kappa) {
  const S lost = square(kappa) * ratio<S>(d - 1, d);
  require(lost < S(1), "kappa", kappa, "kappa^2 (1 - 1/d) < 1");
  return {.name = "overshoot", .delta = S(1) - lost, .apply = [kappa](const Vec<S>& v, long, Chance<S>&) {
            return v + kappa * (v - keep_largest(v, 1));
          }};
}

/// C(v) = h v: deterministic and linear; delta = h (2 - h) = 1 - (1 - h)^2 for every v.
///
/// @param h  in (0, 1]
template <Scalar S>
Compressor<S> shrinking(const S& h) {
  require(S(0) < h && h <= S(1), "h", h, "(0, 1]");
  return {.name = "shrinking", .delta = h * (S(2) - h), .apply = [h](const Vec<S>& v, long, Chance<S>&) { return h * v; }};
}

}  // namespace lemmata::compress
