#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace lemmata::compress::kernels {

/// Elements that a kernel's loops treat at once: the last group of a vector is filled up with zeros.
constexpr std::size_t group = 64;

/// Results are written in blocks of so many elements: few, so that a block's way to memory overlaps the making of the next (blocks of 8 kB
/// took half as long again).
constexpr std::size_t longest_block = 4 * group;

/// Copies `bytes` bytes past the caches (non-temporal stores, where the target has them): for results larger than the caches, whose lines
/// need then not be read before they are written.
void copy_past_caches(void* to, const void* from, std::size_t bytes);
/// Orders the copies before everything that follows.
void end_of_copies();

/// From this size on a result is written past the caches.
constexpr std::size_t large_result = std::size_t{1} << 24U;

enum class Order { first_block_first, last_block_first };

/// Writes out[0..n) in blocks: `fill(first, groups, at)` writes the elements [first, first + groups * group) to `at`; those from n on are
/// dropped. What lies in out is there until its block's turn comes.
template <class T, class Fill>
void write_in_blocks(T* out, std::size_t n, Order order, Fill fill) {
  alignas(64) T block[longest_block];
  const bool past_caches = n * sizeof(T) >= large_result;
  const std::size_t blocks = (n + longest_block - 1) / longest_block;
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::size_t first = (order == Order::first_block_first ? b : blocks - 1 - b) * longest_block;
    const std::size_t length = std::min(longest_block, n - first);
    fill(first, (length + group - 1) / group, block);
    if (past_caches) copy_past_caches(out + first, block, length * sizeof(T));
    else std::copy_n(block, length, out + first);
  }
  if (past_caches) end_of_copies();
}

/// out = f(v) entry by entry, in blocks: `map(from, first, groups, to)` for the entries from `first` on. v may be out.
template <class T, class Map>
void map_in_blocks(std::span<const T> v, std::span<T> out, Map map) {
  write_in_blocks(out.data(), v.size(), Order::first_block_first, [&](std::size_t first, std::size_t groups, T* to) {
    const std::size_t whole = std::min(groups, (v.size() - first) / group);
    if (whole > 0) map(v.data() + first, first, whole, to);
    if (whole == groups) return;
    T last[group] = {};
    std::copy(v.begin() + static_cast<std::ptrdiff_t>(first + whole * group), v.end(), last);
    map(static_cast<const T*>(last), first + whole * group, std::size_t{1}, to + whole * group);
  });
}

/// A sum over v_0, ..., v_(n-1) of fixed shape: 64 sums in double, of which number 16 s + j is that of the entries with i = j mod 16 in stretch
/// s, in the order of i; then folded in halves (k and k + 32, k and k + 16, ...). The stretches 0, 1, 2 have floor(n / 256) groups each,
/// stretch 3 has the rest: four streams of memory are read faster than one.
class SumInStretches {
 public:
  /// `add(at, groups, sums, first)` adds groups * group entries, the first of which is number `first`, to the sixteen sums of their stretch.
  template <class T, class Add>
  void read(std::span<const T> v, Add add) {
    const std::size_t whole = v.size() / group, stretch = whole / 4;
    const auto take = [&](std::size_t s, std::size_t g, std::size_t groups) {
      if (groups > 0) add(v.data() + g * group, groups, &sums_[16 * s], g * group);
    };
    for (std::size_t g = 0; g < stretch; ++g)
      for (std::size_t s = 0; s < 4; ++s) take(s, s * stretch + g, 1);
    take(3, 4 * stretch, whole - 4 * stretch);
    if (whole * group == v.size()) return;
    T last[group] = {};
    std::copy(v.begin() + static_cast<std::ptrdiff_t>(whole * group), v.end(), last);
    add(static_cast<const T*>(last), std::size_t{1}, &sums_[16 * 3], whole * group);
  }
  double folded() const {
    std::array<double, 64> sums = sums_;
    for (std::size_t half = sums.size() / 2; half > 0; half /= 2)
      for (std::size_t k = 0; k < half; ++k) sums[k] += sums[k + half];
    return sums[0];
  }

 private:
  std::array<double, 64> sums_{};
};

}  // namespace lemmata::compress::kernels
