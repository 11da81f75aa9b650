#pragma once
#include <vector>

#include "lib/num/interval_value.hpp"

namespace lemmata {

/// c_0 + c_1 h + ... + c_n h^n; every operation keeps the length. See taylor_arithmetic for what the coefficients enclose.
using Series = std::vector<Interval>;

Series constant_series(const Interval& value, std::size_t length);
bool is_constant(const Series& a);

Series operator+(const Series& a, const Series& b);
Series operator-(const Series& a, const Series& b);
Series operator-(const Series& a);
Series operator*(const Series& a, const Series& b);
Series operator/(const Series& a, const Series& b);
Series square(const Series& a);

Series abs(const Series& a);
Series sqrt(const Series& a);
Series exp(const Series& a);
Series log(const Series& a);
Series erf(const Series& a);
Series sin(const Series& a);
Series cos(const Series& a);
Series pow(const Series& a, long n);
Series pow(const Series& a, const Series& b);
Series incomplete_beta(const Series& x, long a, long b);

}  // namespace lemmata
