#pragma once
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// One entry, i with probability a_i = |v_i| / ||v||_1, all others 0; 0 for v = 0.
template <Scalar S>
Vec<S> keep_one_by_size(const Vec<S>& v, Chance<S>& chance) {
  const S norm = norm1(v);
  Vec<S> kept(v.size());
  if (norm == S(0)) return kept;
  std::vector<S> weights(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) weights[i] = abs(v[i]) / norm;
  const std::size_t i = chance.choose(weights);
  kept[i] = v[i];
  return kept;
}

/// Adaptive random sparsification. With a in the simplex, relative to sum a_i^2,
///
///   E||C(v) - v||^2       = 1 - sum a_i^3 / sum a_i^2             <= 1 - 1/d      equal entries (Chebyshev's sum inequality)
///   ||E C(v) - v||^2      = sum a_i^2 (1 - a_i)^2 / sum a_i^2     <= (1 - 1/d)^2  equal entries: a^2 (2 - 1/d - a) increases on [0, 1]
///   E||C(v) - E C(v)||^2  = sum a_i^3 (1 - a_i) / sum a_i^2       <= 1/4          two equal entries, d >= 2: a (1 - a) <= 1/4
///
/// so that delta = 1/d, eta = 1 - 1/d and spread = 1/4 (0 for d = 1) are sharp.
///
/// @param d  dimension, >= 1
/// @source   Beznosikov, Horvath, Richtarik, Safaryan 2020, for delta
template <Scalar S>
Compressor<S> adaptive_random(long d) {
  require(d >= 1, "d", S(d), "[1, inf)");
  return {.name = "adaptive-random",
          .delta = ratio<S>(1, d),
          .apply = [](const Vec<S>& v, long, Chance<S>& chance) { return keep_one_by_size(v, chance); },
          .random = d > 1,
          .eta = ratio<S>(d - 1, d),
          .spread = ratio<S>(d > 1 ? 1 : 0, 4)};
}

}  // namespace lemmata::compress
