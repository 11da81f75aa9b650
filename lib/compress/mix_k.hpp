#pragma once
#include <vector>

#include "lib/compress/rtop_k.hpp"

namespace lemmata::compress {

/// The k largest entries and a uniformly random k' of the others, none scaled.
template <Scalar S>
Vec<S> keep_largest_and_random(const Vec<S>& v, long k, long others, Chance<S>& chance) {
  const auto order = places_by_size(v);
  const auto first = static_cast<std::size_t>(k);
  const std::vector<bool> mask = chance.subset(v.size() - first, static_cast<std::size_t>(others));
  Vec<S> kept(v.size());
  for (std::size_t j = 0; j < v.size(); ++j)
    if (j < first || mask[j - first]) kept[order[j]] = v[order[j]];
  return kept;
}

/// mix-(k, k'): the k largest entries and k' random ones of the other m = d - k. Where R is the squared norm of those others,
/// 0 <= R <= (m/d) ||v||^2 with equality for equal entries, and
///
///   E||C(v) - v||^2      = (1 - k'/m) R             delta = (k + k')/d
///   ||E C(v) - v||^2     = (1 - k'/m)^2 R           eta = (d - k - k') / sqrt((d - k) d)
///   E||C(v) - E C(v)||^2 = (k'/m)(1 - k'/m) R       spread = k' (d - k - k') / ((d - k) d)
///
/// all attained by equal entries. For k = d nothing is lost: delta = 1, eta = spread = 0.
///
/// @param k       largest entries kept, in [1, d]
/// @param others  k', in [0, d - k]
/// @source        Condat, Yi, Richtarik 2022, "EF-BV", for eta and spread
template <Scalar S>
Compressor<S> mix_k(long d, long k, long others) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  require(0 <= others && others <= d - k, "others", S(others), "[0, d - k]");
  return {.name = "mix-k",
          .delta = ratio<S>(k + others, d),
          .apply = [k, others](const Vec<S>& v, long, Chance<S>& chance) { return keep_largest_and_random(v, k, others, chance); },
          .random = 0 < others && others < d - k,
          .spread = k == d ? S(0) : ratio<S>(others, d - k) * ratio<S>(d - k - others, d)};
}

}  // namespace lemmata::compress
