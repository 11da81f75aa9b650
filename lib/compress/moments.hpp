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

/// ||E C(v) - v||^2 at time t.
template <Scalar S>
S squared_bias(Expect<S>& expect, const Compressor<S>& compressor, const Vec<S>& v, long t = 0) {
  return norm2_squared(mean_of(expect, compressor, v, t) - v);
}

/// E||C(v) - E C(v)||^2 at time t: centred, since E||C||^2 - ||E C||^2 would cancel in double.
template <Scalar S>
S mean_squared_spread(Expect<S>& expect, const Compressor<S>& compressor, const Vec<S>& v, long t = 0) {
  const Vec<S> centre = mean_of(expect, compressor, v, t);
  return expect.mean([&](Chance<S>& chance) { return norm2_squared(compressor.apply(v, t, chance) - centre); });
}

// Instantiated once, in moments.cpp: every claim would compile them again.
extern template double mean_squared_residual(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
extern template Exact mean_squared_residual(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
extern template double mean_squared_norm(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
extern template Exact mean_squared_norm(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
extern template Vec<double> mean_of(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
extern template Vec<Exact> mean_of(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
extern template double squared_bias(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
extern template Exact squared_bias(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);
extern template double mean_squared_spread(Expect<double>&, const Compressor<double>&, const Vec<double>&, long);
extern template Exact mean_squared_spread(Expect<Exact>&, const Compressor<Exact>&, const Vec<Exact>&, long);

}  // namespace lemmata::compress
