#pragma once
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// `factor` times the entries of a uniformly random k-subset, all others 0.
template <Scalar S>
Vec<S> keep_random(const Vec<S>& v, long k, const S& factor, Chance<S>& chance) {
  const std::vector<bool> mask = chance.subset(v.size(), static_cast<std::size_t>(k));
  Vec<S> kept(v.size());
  for (std::size_t i = 0; i < v.size(); ++i)
    if (mask[i]) kept[i] = factor * v[i];
  return kept;
}

/// rand-k: E||C(v) - v||^2 = (1 - k/d) ||v||^2 for every v, so that delta = k/d is attained everywhere; so are eta = 1 - k/d and
/// spread = (k/d)(1 - k/d), because E C(v) = (k/d) v.
///
/// @param d  dimension, >= 1
/// @param k  entries kept, in [1, d]
template <Scalar S>
Compressor<S> rand_k(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return {.name = "rand-k",
          .delta = ratio<S>(k, d),
          .apply = [k](const Vec<S>& v, long, Chance<S>& chance) { return keep_random(v, k, S(1), chance); },
          .random = k < d,
          .eta = ratio<S>(d - k, d),
          .spread = ratio<S>(k, d) * ratio<S>(d - k, d)};
}

/// rand-k times d/k: unbiased, E||C(v) - v||^2 = (d/k - 1) ||v||^2 for every v.
template <Scalar S>
Compressor<S> rand_k_scaled(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  const S omega = ratio<S>(d - k, k);
  return {.name = "scaled rand-k",
          .delta = contraction_of(omega),
          .apply = [k, factor = ratio<S>(d, k)](const Vec<S>& v, long, Chance<S>& chance) { return keep_random(v, k, factor, chance); },
          .random = k < d,
          .omega = omega};
}

/// The whole vector with probability p, else 0: E||C(v) - v||^2 = (1 - p) ||v||^2 for every v, so that delta = p; eta = 1 - p and
/// spread = p (1 - p) are attained by every v too.
template <Scalar S>
Compressor<S> lazy(const S& p) {
  require(S(0) <= p && p <= S(1), "p", p, "[0, 1]");
  return {.name = "lazy",
          .delta = p,
          .apply = [p](const Vec<S>& v, long, Chance<S>& chance) { return chance.bernoulli(p) ? v : Vec<S>(v.size()); },
          .random = true,
          .eta = S(1) - p,
          .spread = p * (S(1) - p)};
}

}  // namespace lemmata::compress
