#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// 1-bit quantisation with two means: every entry >= 0 becomes the mean of these, every entry < 0 the mean of those.
template <Scalar S>
Vec<S> two_means(const Vec<S>& v) {
  S sum[2] = {S(0), S(0)};
  long count[2] = {0, 0};
  std::vector<bool> negative(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    negative[i] = v[i] < S(0);
    sum[negative[i]] += v[i];
    ++count[negative[i]];
  }
  for (const int side : {0, 1})
    if (count[side] > 0) sum[side] /= S(count[side]);
  Vec<S> out(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) out[i] = sum[negative[i]];
  return out;
}

/// 1-bit SGD's quantiser. C(v) is the orthogonal projection of v on the vectors that are constant on each of the two groups:
///
///   ||v||^2 - ||C(v) - v||^2 = S_+^2 / n_+ + S_-^2 / n_-  >=  (S_+ + S_-)^2 / d = ||v||_1^2 / d  >=  ||v||^2 / d
///
/// by Cauchy-Schwarz, so that delta = 1/d, never worse than the L1-scaled sign. Attained by a single positive entry, whose group holds
/// the zeros; a single negative entry is reproduced. Not odd, deterministic; d bits and two numbers.
/// @source  Seide et al. 2014
template <Scalar S>
Compressor<S> one_bit(long d) {
  require(d >= 1, "d", S(d), "[1, inf)");
  return {.name = "one-bit", .delta = ratio<S>(1, d), .apply = [](const Vec<S>& v, long, Chance<S>&) { return two_means(v); }};
}

}  // namespace lemmata::compress
