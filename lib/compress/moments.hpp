#pragma once
#include "lib/chance/expect.hpp"
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// E||C(v) - v||^2 at time t.
template <Scalar S>
S mean_squared_residual(Expect<S>& expect, const Compressor<S>& compressor, const Vec<S>& v, long t = 0) {
  return expect.mean([&](Chance<S>& chance) { return norm2_squared(compressor.apply(v, t, chance) - v); });
}

/// E||C(v)||^2 at time t.
template <Scalar S>
S mean_squared_norm(Expect<S>& expect, const Compressor<S>& compressor, const Vec<S>& v, long t = 0) {
  return expect.mean([&](Chance<S>& chance) { return norm2_squared(compressor.apply(v, t, chance)); });
}

/// E C(v) at time t.
template <Scalar S>
Vec<S> mean_of(Expect<S>& expect, const Compressor<S>& compressor, const Vec<S>& v, long t = 0) {
  return expect.mean_vector([&](Chance<S>& chance) { return compressor.apply(v, t, chance); });
}

}  // namespace lemmata::compress
