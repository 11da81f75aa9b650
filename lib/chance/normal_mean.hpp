#pragma once
#include <span>
#include <string>

#include "lib/num/exact.hpp"

namespace lemmata {

/// E z^n of a standard normal z, n >= 0: 0 for odd n, else 1 * 3 * 5 * ... * (n - 1).
Exact normal_moment(long n);

/// E of a polynomial over independent standard normal symbols: every power z^n of one of them becomes `normal_moment(n)`. The polynomial
/// arithmetic that has the symbols must be in force.
Exact normal_mean(const Exact& polynomial, std::span<const std::string> symbols);

}  // namespace lemmata
