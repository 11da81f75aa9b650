#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// Sizes of `blocks` consecutive blocks of R^d that differ by at most one, the larger first.
inline std::vector<long> even_blocks(long d, long blocks) {
  std::vector<long> sizes(static_cast<std::size_t>(blocks), d / blocks);
  for (long i = 0; i < d % blocks; ++i) ++sizes[static_cast<std::size_t>(i)];
  return sizes;
}

/// Each block b by itself: (||v_b||_1 / d_b) sign(v_b), sign(0) = at_zero.
template <Scalar S>
Vec<S> signs_by_block(const Vec<S>& v, const std::vector<long>& sizes, int at_zero) {
  Vec<S> out(v.size());
  std::size_t from = 0;
  for (const long size : sizes) {
    const std::size_t end = from + static_cast<std::size_t>(size);
    S sum(0);
    for (std::size_t i = from; i < end; ++i) sum += abs(v[i]);
    const S mean = sum / S(size);
    for (std::size_t i = from; i < end; ++i) out[i] = mean * sign(v[i], at_zero);
    from = end;
  }
  return out;
}

/// The L1-scaled sign of each block: with sign(0) = 1 or -1,
///
///   ||C(v) - v||^2 = ||v||^2 - sum_b ||v_b||_1^2 / d_b,     delta = 1 / max_b d_b
///
/// attained by one-hot v in a largest block. With sign(0) = 0 the residual is no larger; delta is then approached in that block, and attained
/// where all blocks have one entry. A message has d_b bits and one number for each block: sum_b (d_b + 32) = d + 32 B bits.
/// @param sizes    of the blocks, each >= 1; layers of a network, say
/// @param at_zero  sign(0): -1, 0 or 1
/// @source         Zheng, Huang, Kwok 2019 (blocks); Karimireddy et al. 2019, Lemma 8 (one block)
template <Scalar S>
Compressor<S> block_sign(const std::vector<long>& sizes, int at_zero) {
  require(!sizes.empty(), "blocks", S(0), "[1, d]");
  for (const long size : sizes) require(size >= 1, "block size", S(size), "[1, inf)");
  return {.name = "block-sign",
          .delta = ratio<S>(1, *std::max_element(sizes.begin(), sizes.end())),
          .apply = [sizes, at_zero, d = std::accumulate(sizes.begin(), sizes.end(), 0L)](const Vec<S>& v, long, Chance<S>&) {
            require(static_cast<long>(v.size()) == d, "d", S(static_cast<long>(v.size())), "the sum of the block sizes");
            return signs_by_block(v, sizes, at_zero);
          }};
}

}  // namespace lemmata::compress
