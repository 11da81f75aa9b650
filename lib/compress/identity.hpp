#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// C(v) = v: delta = 1, omega = 0.
template <Scalar S>
Compressor<S> identity() {
  return {.name = "identity", .delta = S(1), .apply = [](const Vec<S>& v, long, Chance<S>&) { return v; }, .omega = S(0)};
}

/// C(v) = 0: the residual is all of v, so that no delta > 0 exists.
template <Scalar S>
Compressor<S> zero() {
  return {.name = "zero", .delta = S(0), .apply = [](const Vec<S>& v, long, Chance<S>&) { return Vec<S>(v.size()); }};
}

/// C(v) = factor v: delta = 1 - (1 - factor)^2 for factor in [0, 2], attained by every v.
template <Scalar S>
Compressor<S> scaling(const S& factor) {
  require(S(0) <= factor && factor <= S(2), "factor", factor, "[0, 2]");
  return {
      .name = "scaling", .delta = factor * (S(2) - factor), .apply = [factor](const Vec<S>& v, long, Chance<S>&) { return factor * v; }};
}

}  // namespace lemmata::compress
