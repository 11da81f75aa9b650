#pragma once
#include <span>

#include "lib/num/instructions.hpp"
#include "lib/num/vector.hpp"

namespace lemmata::compress::kernels {

/// out = (||v||_1 / d) sign(v) with sign(0) = at_zero: one reading of v and one writing of out, no other memory.
///
/// ||v||_1 is a SumInStretches (output.hpp). Where v has a NaN, or at_zero = 0 meets a zero beside an infinity, entries are the quiet NaN.
///
/// @param v        d >= 0 entries, T = float or double
/// @param at_zero  -1, 0 or 1
/// @param out      d entries, no part of v
template <class T>
void scaled_sign(std::span<const T> v, int at_zero, std::span<T> out);

Vec<double> scaled_sign(const Vec<double>& v, int at_zero);

extern template void scaled_sign(std::span<const float>, int, std::span<float>);
extern template void scaled_sign(std::span<const double>, int, std::span<double>);

}  // namespace lemmata::compress::kernels
