#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace lemmata::compress::kernels {

/// Elements that a kernel's loops treat at once: the last group of a vector is filled up with zeros.
constexpr std::size_t group = 64;

/// Copies `bytes` bytes past the caches (non-temporal stores, where the target has them): for results larger than the caches, whose lines
/// need then not be read before they are written.
void copy_past_caches(void* to, const void* from, std::size_t bytes);
/// Orders the copies before everything that follows.
void end_of_copies();

/// From this size on a result is written past the caches.
constexpr std::size_t large_result = std::size_t{1} << 24U;

/// Writes out[0..n) in blocks: `fill(first, groups, at)` writes the elements [first, first + groups * group) to `at`; those from n on are
/// dropped.
template <class T, class Fill>
void write_in_blocks(T* out, std::size_t n, Fill fill) {
  constexpr std::size_t longest = 16 * group;  // stays in the first cache
  alignas(64) T block[longest];
  const bool past_caches = n * sizeof(T) >= large_result;
  for (std::size_t first = 0; first < n; first += longest) {
    const std::size_t length = std::min(longest, n - first);
    if (past_caches) {
      fill(first, (length + group - 1) / group, block);
      copy_past_caches(out + first, block, length * sizeof(T));
      continue;
    }
    const std::size_t whole = length / group;
    fill(first, whole, out + first);
    if (whole * group == length) continue;
    fill(first + whole * group, std::size_t{1}, block);
    std::copy_n(block, length - whole * group, out + first + whole * group);
  }
  if (past_caches) end_of_copies();
}

/// Reads v[0..n): `take(first, groups, at)` sees each element once, in order, in whole groups.
template <class T, class Take>
void read_in_groups(const T* v, std::size_t n, Take take) {
  const std::size_t whole = n / group, rest = n % group;
  if (whole > 0) take(std::size_t{0}, whole, v);
  if (rest == 0) return;
  T last[group] = {};
  std::copy_n(v + whole * group, rest, last);
  take(whole * group, std::size_t{1}, static_cast<const T*>(last));
}

/// out = f(v) entry by entry, in blocks: `map(from, first, groups, to)` for the entries from `first` on. v may be out.
template <class T, class Map>
void map_in_blocks(std::span<const T> v, std::span<T> out, Map map) {
  write_in_blocks(out.data(), v.size(), [&](std::size_t first, std::size_t groups, T* to) {
    const std::size_t whole = std::min(groups, (v.size() - first) / group);
    if (whole > 0) map(v.data() + first, first, whole, to);
    if (whole == groups) return;
    T last[group] = {};
    std::copy(v.begin() + static_cast<std::ptrdiff_t>(first + whole * group), v.end(), last);
    map(static_cast<const T*>(last), first + whole * group, std::size_t{1}, to + whole * group);
  });
}

/// The sum of sixteen sums, added in pairs: j and j + 8, j and j + 4, j and j + 2, j and j + 1.
inline double folded(std::array<double, 16> sums) {
  for (std::size_t half = 8; half > 0; half /= 2)
    for (std::size_t j = 0; j < half; ++j) sums[j] += sums[j + half];
  return sums[0];
}

}  // namespace lemmata::compress::kernels
