#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The probabilities p_i = min(lambda |v_i|, 1) for which sum v_i^2 / p_i = (1 + epsilon) ||v||^2; v != 0. Entry by entry from the largest,
/// p_i = 1 as long as the lambda of the rest, with A = sum |v_j| and B = sum v_j^2 over the entries that are not yet 1,
///
///   lambda = A / (epsilon ||v||^2 + B)
///
/// would give more than 1; all is rational.
template <Scalar S>
std::vector<S> wangni_probabilities(const Vec<S>& v, const S& epsilon) {
  std::vector<S> magnitude(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) magnitude[i] = abs(v[i]);
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return magnitude[j] < magnitude[i]; });
  std::vector<S> rest1(v.size() + 1), rest2(v.size() + 1);  // A and B of the entries from the j-th largest on
  for (std::size_t j = v.size(); j-- > 0;) {
    rest1[j] = rest1[j + 1] + magnitude[order[j]];
    rest2[j] = rest2[j + 1] + square(v[order[j]]);
  }
  std::vector<S> p(v.size(), S(1));
  for (std::size_t j = 0; j < v.size(); ++j) {
    const S room = epsilon * rest2[0] + rest2[j];
    if (magnitude[order[j]] * rest1[j] > room) continue;
    for (std::size_t i = j; i < v.size(); ++i) p[order[i]] = magnitude[order[i]] * rest1[j] / room;
    break;
  }
  if constexpr (std::same_as<S, double>)
    for (double& q : p) q = min(1.0, q);  // roundings only
  return p;
}

/// Optimal sparsification of Wangni et al.: entry i is kept, as v_i/p_i, with probability p_i = min(lambda |v_i|, 1), the fewest entries in
/// the mean among unbiased masks of this variance. omega = epsilon, attained by every v != 0: no vector is too long for its room.
///
/// @param epsilon  > 0
/// @source         Wangni, Wang, Liu, Zhang 2018, Algorithm 2: E||C(v)||^2 <= (1 + epsilon) ||v||^2
template <Scalar S>
Compressor<S> wangni(const S& epsilon) {
  require(epsilon > S(0), "epsilon", epsilon, "(0, inf)");
  return {.name = "wangni",
          .delta = contraction_of(epsilon),
          .apply =
              [epsilon](const Vec<S>& v, long, Chance<S>& chance) {
                Vec<S> kept(v.size());
                if (norm2_squared(v) == S(0)) return kept;
                const std::vector<S> p = wangni_probabilities(v, epsilon);
                for (std::size_t i = 0; i < v.size(); ++i)
                  if (chance.bernoulli(p[i])) kept[i] = v[i] / p[i];
                return kept;
              },
          .random = true,
          .omega = epsilon};
}

}  // namespace lemmata::compress
