#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata {

/// The permutation that sorts magnitudes in ascending order, the lower index first among equals.
template <Scalar S>
std::vector<std::size_t> ascending(const Vec<S>& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return abs(x[i]) < abs(x[j]); });
  return order;
}

/// Definition 3 with its ascending permutation pi. To the letter, entry i of the result is x_pi(i) for i <= k; in place, x_pi(i) stays
/// at index pi(i).
template <Scalar S>
Vec<S> printed_top_k(const Vec<S>& x, std::size_t k, bool in_place) {
  const auto order = ascending(x);
  Vec<S> kept(x.size());
  for (std::size_t i = 0; i < k; ++i) kept[in_place ? order[i] : i] = x[order[i]];
  return kept;
}

}  // namespace lemmata
