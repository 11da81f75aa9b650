#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The places of v by magnitude, the largest first; among equal magnitudes the lower index.
template <Scalar S>
std::vector<std::size_t> places_by_size(const Vec<S>& v) {
  std::vector<S> magnitude(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) magnitude[i] = abs(v[i]);
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return magnitude[j] < magnitude[i]; });
  return order;
}

/// `factor` times a uniformly random k of the r largest entries, all others 0.
template <Scalar S>
Vec<S> keep_random_of_largest(const Vec<S>& v, long k, long r, const S& factor, Chance<S>& chance) {
  const auto order = places_by_size(v);
  const std::vector<bool> mask = chance.subset(static_cast<std::size_t>(r), static_cast<std::size_t>(k));
  Vec<S> kept(v.size());
  for (std::size_t j = 0; j < mask.size(); ++j)
    if (mask[j]) kept[order[j]] = factor * v[order[j]];
  return kept;
}

/// RTop-k: k random ones of the r largest entries, not scaled. Where T is the squared norm of those r, (r/d) ||v||^2 <= T <= ||v||^2, and
///
///   E||C(v) - v||^2      = ||v||^2 - (k/r) T            delta = k/d, attained by equal entries
///   ||E C(v) - v||^2     = ||v||^2 - (1 - (1 - k/r)^2) T    eta^2 = 1 - k (2 r - k) / (r d), attained by equal entries
///   E||C(v) - E C(v)||^2 = (k/r)(1 - k/r) T             spread = (k/r)(1 - k/r), attained by one-hot v
///
/// @param k  entries kept, in [1, r]
/// @param r  entries to choose from, in [1, d]
/// @source   Barnes, Inan, Isik, Ozgur 2020, "rTop-k", for delta
template <Scalar S>
Compressor<S> rtop_k(long d, long k, long r) {
  require(1 <= r && r <= d, "r", S(r), "[1, d]");
  require(1 <= k && k <= r, "k", S(k), "[1, r]");
  return {.name = "rtop-k",
          .delta = ratio<S>(k, d),
          .apply = [k, r](const Vec<S>& v, long, Chance<S>& chance) { return keep_random_of_largest(v, k, r, S(1), chance); },
          .random = k < r,
          .spread = ratio<S>(k, r) * ratio<S>(r - k, r)};
}

}  // namespace lemmata::compress
