#include "lib/compress/kernels/top_k.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>

#include "lib/chance/key.hpp"
#include "lib/compress/kernels/output.hpp"
#include "lib/compress/kernels/packs_value.hpp"
#include "lib/num/error.hpp"

namespace lemmata::compress::kernels {
namespace {

template <class T>
using BitsOf = std::conditional_t<sizeof(T) == 4, std::int32_t, std::int64_t>;

/// |x| as an integer: the same order as the magnitudes, with NaNs above infinity.
template <class T>
BitsOf<T> magnitude_bits(T x) {
  return std::bit_cast<BitsOf<T>>(x) & std::numeric_limits<BitsOf<T>>::max();
}
/// The same, with all NaNs equal.
template <class T>
BitsOf<T> rank_of(T x) {
  return std::min(magnitude_bits(x), static_cast<BitsOf<T>>(magnitude_bits(std::numeric_limits<T>::infinity()) + 1));
}

/// What was collected so far, by index: at[0..count).
template <class T>
struct Candidates {
  std::size_t room;
  std::unique_ptr<KeptEntry<T>[]> at = std::make_unique_for_overwrite<KeptEntry<T>[]>(room);
  std::size_t count = 0;
};

}  // namespace
}  // namespace lemmata::compress::kernels

#define KERNEL_LOOPS "lib/compress/kernels/top_k.inc"
#include "lib/compress/kernels/each_set.inc"
#undef KERNEL_LOOPS

namespace lemmata::compress::kernels {
namespace {

constexpr std::size_t sample_size = std::size_t{1} << 14U;

template <class T>
using Collect = std::size_t (*)(const T*, std::size_t, std::size_t, BitsOf<T>, Candidates<T>&);

template <class T>
Collect<T> collect_loop() {
#if defined(__x86_64__)
  const Instructions with = instructions();
  if (with == Instructions::avx512) return with_avx512::collect<T>;
  if (with == Instructions::avx2) return with_avx2::collect<T>;
#endif
  return every_machine::collect<T>;
}

/// The k-th largest of the ranks, 1 <= k <= their number: by the leading 11 bits in which they differ, then the next ones of those that share
/// them. Leaves them in disorder.
template <class Rank>
Rank kth_largest(std::vector<Rank>& ranks, std::size_t k) {
  while (true) {
    const auto [least, most] = std::minmax_element(ranks.begin(), ranks.end());
    const Rank low = *least;
    const auto spread = static_cast<std::uint64_t>(*most - low);
    if (spread == 0) return low;
    constexpr int digit = 11;
    const int shift = std::max(0, static_cast<int>(std::bit_width(spread)) - digit);
    std::size_t counts[1U << digit] = {};
    for (const Rank rank : ranks) ++counts[static_cast<std::size_t>(rank - low) >> shift];
    std::size_t leading = static_cast<std::size_t>(spread) >> shift;
    while (counts[leading] < k) k -= counts[leading--];
    std::erase_if(ranks, [&](Rank rank) { return static_cast<std::size_t>(rank - low) >> shift != leading; });
  }
}

/// Leaves the best k candidates, still by index. Returns the least rank kept.
template <class T>
BitsOf<T> prune(Candidates<T>& candidates, std::size_t k, std::vector<BitsOf<T>>& ranks) {
  ranks.resize(candidates.count);
  for (std::size_t i = 0; i < candidates.count; ++i) ranks[i] = rank_of(candidates.at[i].value);
  const BitsOf<T> least = kth_largest(ranks, k);
  std::size_t above = 0;
  for (std::size_t i = 0; i < candidates.count; ++i) above += rank_of(candidates.at[i].value) > least ? 1U : 0U;
  std::size_t equal = k - above, kept = 0;  // so many of the least rank are kept
  for (std::size_t i = 0; i < candidates.count; ++i) {
    const KeptEntry<T> entry = candidates.at[i];
    const BitsOf<T> rank = rank_of(entry.value);
    const bool tie = rank == least && equal > 0;
    candidates.at[kept] = entry;
    kept += rank > least || tie ? 1U : 0U;
    equal -= tie ? 1U : 0U;
  }
  candidates.count = kept;
  return least;
}

/// A bound that about k entries exceed, and more than k nearly always: by a sample, one entry of each stretch of d / sample_size.
template <class T>
BitsOf<T> starting_bound(std::span<const T> v, std::size_t k) {
  const std::size_t stretch = v.size() / sample_size;
  if (stretch < 4) return -1;
  const double expected = static_cast<double>(k) / static_cast<double>(stretch);
  const std::size_t rank = static_cast<std::size_t>(expected + 4 * std::sqrt(expected) + 4);
  if (rank >= sample_size) return -1;
  std::vector<BitsOf<T>> ranks(sample_size);
  for (std::size_t i = 0; i < sample_size; ++i) ranks[i] = rank_of(v[i * stretch + mix64(i) % stretch]);
  return kth_largest(ranks, rank) - 1;
}

/// The candidates that one reading of v leaves: the best k if there are k above the bound, else fewer.
template <class T>
void read_once(std::span<const T> v, std::size_t k, BitsOf<T> bound, Collect<T> loop, Candidates<T>& candidates) {
  std::vector<BitsOf<T>> ranks;
  candidates.count = 0;
  const std::size_t groups = v.size() / group;
  for (std::size_t g = 0; g < groups;) {
    g += loop(v.data() + g * group, g * group, groups - g, bound, candidates);
    if (g < groups) bound = prune(candidates, k, ranks);  // no later entry of this rank is kept
  }
  for (std::size_t i = groups * group; i < v.size(); ++i)
    if (magnitude_bits(v[i]) > bound) {
      if (candidates.count == candidates.room) bound = prune(candidates, k, ranks);
      candidates.at[candidates.count++] = {static_cast<std::uint32_t>(i), v[i]};
    }
  if (candidates.count > k) prune(candidates, k, ranks);
}

/// The best k, 1 <= k <= d.
template <class T>
Candidates<T> best_of(std::span<const T> v, std::size_t k) {
  const std::size_t d = v.size();
  if (d > std::numeric_limits<std::uint32_t>::max()) throw DomainError("d = " + std::to_string(d) + " is outside [0, 2^32)");
  const Collect<T> loop = collect_loop<T>();
  Candidates<T> candidates{std::min(d + group, 2 * k + sample_size)};
  read_once(v, k, starting_bound(v, k), loop, candidates);
  if (candidates.count < k) read_once(v, k, BitsOf<T>{-1}, loop, candidates);
  return candidates;
}

}  // namespace

template <class T>
std::vector<KeptEntry<T>> largest_entries(std::span<const T> v, std::size_t k) {
  if (k == 0) return {};
  const Candidates<T> best = best_of(v, std::min(k, v.size()));
  return {best.at.get(), best.at.get() + best.count};
}

template <class T>
void keep_largest(std::span<const T> v, std::size_t k, std::span<T> out) {
  if (k >= v.size()) {
    if (v.data() != out.data()) std::copy(v.begin(), v.end(), out.begin());
    return;
  }
  const Candidates<T> best = k == 0 ? Candidates<T>{0} : best_of(v, k);
  const KeptEntry<T>*next = best.at.get(), *end = next + best.count;
  write_in_blocks(out.data(), v.size(), Order::first_block_first, [&](std::size_t first, std::size_t groups, T* at) {
    std::fill_n(at, groups * group, T(0));
    for (; next != end && next->index < first + groups * group; ++next) at[next->index - first] = next->value;
  });
}

template std::vector<KeptEntry<float>> largest_entries(std::span<const float>, std::size_t);
template std::vector<KeptEntry<double>> largest_entries(std::span<const double>, std::size_t);
template void keep_largest(std::span<const float>, std::size_t, std::span<float>);
template void keep_largest(std::span<const double>, std::size_t, std::span<double>);

}  // namespace lemmata::compress::kernels
