#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "lib/num/instructions.hpp"

namespace lemmata::compress::kernels {

/// An entry that is kept.
template <class T>
struct KeptEntry {
  std::uint32_t index;
  T value;
};

/// The k entries of largest magnitude, by index. Of equal magnitudes the lower indices are kept; a NaN counts as larger than infinity, and
/// all NaNs as equal.
///
/// One reading of v: entries above a bound are collected, and whenever 2 k (+ a block) have come together, only the best k stay and the bound
/// rises. A sample of v says where the bound starts; where it started too high, which is rare, v is read a second time.
/// Beside the result it keeps at most min(d, 2 k + 2^14) entries and as many magnitudes.
///
/// @param v     d < 2^32 entries, T = float or double
/// @param k     >= 0; all entries are kept where k >= d
/// @throws      DomainError for a longer v
template <class T>
std::vector<KeptEntry<T>> largest_entries(std::span<const T> v, std::size_t k);

/// out = v in those k entries, +0 elsewhere: one writing of out, which may be v itself.
template <class T>
void keep_largest(std::span<const T> v, std::size_t k, std::span<T> out);

extern template std::vector<KeptEntry<float>> largest_entries(std::span<const float>, std::size_t);
extern template std::vector<KeptEntry<double>> largest_entries(std::span<const double>, std::size_t);
extern template void keep_largest(std::span<const float>, std::size_t, std::span<float>);
extern template void keep_largest(std::span<const double>, std::size_t, std::span<double>);

}  // namespace lemmata::compress::kernels
