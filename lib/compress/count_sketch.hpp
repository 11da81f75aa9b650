#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The median; the mean of the middle two of an even number.
template <Scalar S>
S median(std::vector<S> values) {
  std::stable_sort(values.begin(), values.end(), [](const S& a, const S& b) { return a < b; });
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / S(2);
}

/// Estimates of all entries from one count-sketch: in each of `rows` rows, entry i is added to bucket h(i) of `width` with sign s(i), and
/// estimated by s(i) times the bucket; the median over the rows. Buckets and signs are uniform and independent.
///
/// An estimate depends on who shares a bucket and on relative signs only, so these are chosen: entry i joins each of the m buckets in use
/// with probability 1/width and either sign, else it opens one, with sign +. So d = 5 has 257 paths a row, not (2 width)^5.
template <Scalar S>
Vec<S> count_sketch_estimates(const Vec<S>& v, long rows, long width, Chance<S>& chance) {
  const std::size_t d = v.size();
  std::vector<std::vector<S>> estimates(d);
  const S half = ratio<S>(1, 2), each = ratio<S>(1, width);
  for (long row = 0; row < rows; ++row) {
    std::vector<std::size_t> bucket(d);
    std::vector<bool> plus(d, true);
    std::vector<S> table;
    for (std::size_t i = 0; i < d; ++i) {
      const long in_use = static_cast<long>(table.size());
      std::vector<S> weights(table.size(), each);
      if (in_use < width) weights.push_back(ratio<S>(width - in_use, width));
      bucket[i] = chance.choose(weights);
      if (bucket[i] == table.size()) table.push_back(S(0));
      else plus[i] = chance.bernoulli(half);
      table[bucket[i]] += plus[i] ? v[i] : -v[i];
    }
    for (std::size_t i = 0; i < d; ++i) estimates[i].push_back(plus[i] ? table[bucket[i]] : -table[bucket[i]]);
  }
  Vec<S> out(d);
  for (std::size_t i = 0; i < d; ++i) out[i] = median(std::move(estimates[i]));
  return out;
}

/// What is sent for the k coordinates found.
enum class SketchValues {
  estimated,  ///< the sketch's estimates (FetchSGD)
  exact       ///< the entries themselves, in a second round (SketchedSGD)
};

/// The k coordinates of largest estimate, the lower index at ties, with the values asked for.
template <Scalar S>
Vec<S> recovered(const Vec<S>& v, const Vec<S>& estimates, std::size_t k, SketchValues values) {
  std::vector<S> magnitude;
  for (const S& e : estimates) magnitude.push_back(abs(e));
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (k < v.size()) std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return magnitude[j] < magnitude[i]; });
  Vec<S> out(v.size());
  for (std::size_t j = 0; j < k; ++j) out[order[j]] = values == SketchValues::exact ? v[order[j]] : estimates[order[j]];
  return out;
}

/// Count-sketch, then top-k of the estimates.
///
/// Each estimate is unbiased with a law symmetric about v_i; its variance is (||v||^2 - v_i^2) / width in one row, and the median of several
/// has no larger one (its weight in the quantile, u^(r-1) (1 - u)^(r-1) about the middle, falls away from it). So with k = d, all estimated,
///
///   E C(v) = v,   E||C(v) - v||^2 <= ((d - 1)/width) ||v||^2         with equality for one row and every v
///
/// With k < d there is no delta > 0 in expectation for all tables: one bucket tells no coordinate from another (width = 1: the last of two
/// entries is never found). Sending exact entries never loses more than ||v||^2; sending estimates may. The guarantee in print is one of
/// high probability. rows * width numbers a message (with exact values k numbers and indices more).
/// @param rows, width  of the table, >= 1
/// @param k            in [1, d]
/// @source             Charikar, Chen, Farach-Colton 2002; Ivkin et al. 2019 (exact values); Rothchild et al. 2020 (estimated values)
template <Scalar S>
Compressor<S> count_sketch(long d, long rows, long width, long k, SketchValues values) {
  require(rows >= 1, "rows", S(rows), "[1, inf)");
  require(width >= 1, "width", S(width), "[1, inf)");
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  Compressor<S> made{.name = "count-sketch", .delta = S(0), .apply = {}, .random = true};
  if (k == d && values == SketchValues::estimated) {
    made.omega = ratio<S>(d - 1, width);
    made.delta = contraction_of(*made.omega);
  }
  if (k == d && values == SketchValues::exact) made.delta = S(1);
  made.apply = [=](const Vec<S>& v, long, Chance<S>& chance) {
    return recovered(v, count_sketch_estimates(v, rows, width, chance), static_cast<std::size_t>(k), values);
  };
  return made;
}

}  // namespace lemmata::compress
