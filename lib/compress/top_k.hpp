#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The k entries of largest magnitude, all others 0. Among equal magnitudes the lower index wins.
template <Scalar S>
Vec<S> keep_largest_by_sorting(const Vec<S>& v, std::size_t k) {
  if (k >= v.size()) return v;  // nothing is compared: magnitudes that no arithmetic can order do no harm
  std::vector<S> magnitude(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) magnitude[i] = abs(v[i]);
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return magnitude[j] < magnitude[i]; });
  Vec<S> kept(v.size());
  for (std::size_t j = 0; j < k; ++j) kept[order[j]] = v[order[j]];
  return kept;
}

Vec<double> select_largest(const Vec<double>& v, std::size_t k);  // lib/compress/select_largest.hpp

/// The same, in double without sorting all. In Exact the order of the comparisons stays what it was: each may cost, or be undecided.
template <Scalar S>
Vec<S> keep_largest(const Vec<S>& v, std::size_t k) {
  if constexpr (std::same_as<S, double>) return select_largest(v, k);
  else return keep_largest_by_sorting(v, k);
}

/// top-k: delta = k/d, attained by equal entries.
///
/// @param d  dimension, >= 1
/// @param k  entries kept, in [1, d]
template <Scalar S>
Compressor<S> top_k(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return {.name = "top-k", .delta = ratio<S>(k, d), .apply = [k](const Vec<S>& v, long, Chance<S>&) {
            return keep_largest(v, static_cast<std::size_t>(k));
          }};
}

}  // namespace lemmata::compress
