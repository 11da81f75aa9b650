#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// `factor` times k consecutive entries from a random place on, counted modulo d, all others 0: one random index, one run of memory.
template <Scalar S>
Vec<S> keep_random_run(const Vec<S>& v, long k, const S& factor, Chance<S>& chance) {
  const std::size_t start = chance.uniform(v.size());
  Vec<S> kept(v.size());
  for (std::size_t j = 0; j < static_cast<std::size_t>(k); ++j) {
    const std::size_t i = (start + j) % v.size();
    kept[i] = factor * v[i];
  }
  return kept;
}

/// RandSeqK: each entry is kept with probability k/d, as by rand-k, so that its constants are those of rand-k, attained by every v:
/// delta = k/d, eta = 1 - k/d, spread = (k/d)(1 - k/d).
///
/// @param d  dimension, >= 1
/// @param k  entries kept, in [1, d]
/// @source   Burlachenko, Richtarik 2024, "Unlocking FedNL"
template <Scalar S>
Compressor<S> rand_seq_k(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return {.name = "rand-seq-k",
          .delta = ratio<S>(k, d),
          .apply = [k](const Vec<S>& v, long, Chance<S>& chance) { return keep_random_run(v, k, S(1), chance); },
          .random = k < d,
          .eta = ratio<S>(d - k, d),
          .spread = ratio<S>(k, d) * ratio<S>(d - k, d)};
}

/// The same times d/k: unbiased, E||C(v) - v||^2 = (d/k - 1) ||v||^2 for every v.
template <Scalar S>
Compressor<S> rand_seq_k_scaled(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  const S omega = ratio<S>(d - k, k);
  return {.name = "scaled rand-seq-k",
          .delta = contraction_of(omega),
          .apply = [k, factor = ratio<S>(d, k)](const Vec<S>& v, long, Chance<S>& chance) { return keep_random_run(v, k, factor, chance); },
          .random = k < d,
          .omega = omega};
}

}  // namespace lemmata::compress
