#pragma once
#include <span>

#include "lib/num/instructions.hpp"

namespace lemmata::compress::kernels {

/// out = (||v||_1 / d) sign(v) with sign(0) = at_zero: one reading of v and one writing of out; in between two bits an entry are kept.
///
/// ||v||_1 is summed in double: sixteen sums, of the entries with i = 0, 1, ..., 15 mod 16, each in the order of i, are then added in pairs
/// (j and j + 8, j and j + 4, j and j + 2, j and j + 1). Where v has a NaN, or at_zero = 0 meets a zero beside an infinity, it is
/// the quiet NaN.
///
/// @param v        d >= 0 entries, T = float or double; may be `out` itself, but not overlap it otherwise
/// @param at_zero  -1, 0 or 1
/// @param out      d entries
template <class T>
void scaled_sign(std::span<const T> v, int at_zero, std::span<T> out);

extern template void scaled_sign(std::span<const float>, int, std::span<float>);
extern template void scaled_sign(std::span<const double>, int, std::span<double>);

}  // namespace lemmata::compress::kernels
