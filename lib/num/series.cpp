#include "lib/num/series.hpp"

#include <arb_hypgeom.h>

#include <algorithm>

#include "lib/num/error.hpp"

namespace lemmata {
namespace {

Interval number(long value, const Series& like) { return Interval::integer(value, like.front().bits()); }

/// sum_j d_j (a - a_0)^j, where d_j encloses phi^(j)(a_0)/j! over a_0: the series of phi(a), by powers of the part without a_0.
///
/// Closed forms of d_j as functions of a_0 alone stay sharper than recurrences, which feed enclosures into enclosures.
Series compose(const Series& outer, const Series& a) {
  const Interval zero = number(0, a);
  Series inner = a;
  inner.front() = zero;
  Series result = constant_series(outer.front(), a.size());
  Series power = inner;
  for (std::size_t j = 1; j < a.size(); ++j) {
    for (std::size_t k = j; k < a.size(); ++k) result[k] += outer[j] * power[k];
    power = j == 1 ? square(inner) : power * inner;
  }
  return result;
}

/// The series of phi at a_0 from that of its derivative: d_0 = phi(a_0), d_j = w_{j-1}/j.
Series antiderivative(const Interval& value, const Series& derivative) {
  Series result = constant_series(value, derivative.size());
  for (std::size_t j = 1; j < result.size(); ++j) result[j] = derivative[j - 1] / number(static_cast<long>(j), derivative);
  return result;
}

/// The series x + h at the box x.
Series shifted(const Interval& x, std::size_t length) {
  Series result = constant_series(x, length);
  if (length > 1) result[1] = Interval::integer(1, x.bits());
  return result;
}

/// C(n, j) for j = 0, 1, ... as enclosures; n may be negative.
Series binomials(long n, const Series& like) {
  Series result = constant_series(number(1, like), like.size());
  for (std::size_t j = 1; j < result.size(); ++j) {
    const auto step = static_cast<long>(j);
    result[j] = result[j - 1] * (number(n, like) - number(step - 1, like)) / number(step, like);
  }
  return result;
}

/// sin and cos: the derivatives run through sin, cos, -sin, -cos.
Series oscillating(const Series& a, bool sine) {
  const Interval s = sin(a.front()), c = cos(a.front());
  const Series cycle = sine ? Series{s, c, -s, -c} : Series{c, -s, -c, s};
  Series outer = constant_series(cycle.front(), a.size());
  Interval factorial = number(1, a);
  for (std::size_t j = 1; j < a.size(); ++j) {
    factorial = factorial * number(static_cast<long>(j), a);
    outer[j] = cycle[j % 4] / factorial;
  }
  return compose(outer, a);
}

/// a^y for a y that is constant along h: d_j = C(y, j) a_0^(y - j), also at a_0 = 0 (an infinite end where the derivative has none).
Series power_with_constant_exponent(const Series& a, const Interval& y) {
  Series outer = constant_series(pow(a.front(), y), a.size());
  Interval binomial = number(1, a);
  for (std::size_t j = 1; j < a.size(); ++j) {
    const auto step = static_cast<long>(j);
    binomial = binomial * (y - number(step - 1, a)) / number(step, a);
    outer[j] = binomial * pow_where_defined(a.front(), y - number(step, a));
  }
  return compose(outer, a);
}

}  // namespace

Series constant_series(const Interval& value, std::size_t length) {
  Series result(length, Interval::integer(0, value.bits()));
  result.front() = value;
  return result;
}

bool is_constant(const Series& a) {
  return std::all_of(a.begin() + 1, a.end(), [](const Interval& c) { return c.is_zero(); });
}

Series operator+(const Series& a, const Series& b) {
  Series result = a;
  for (std::size_t j = 0; j < a.size(); ++j) result[j] += b[j];
  return result;
}

Series operator-(const Series& a, const Series& b) {
  Series result = a;
  for (std::size_t j = 0; j < a.size(); ++j) result[j] = a[j] - b[j];
  return result;
}

Series operator-(const Series& a) {
  Series result = a;
  for (Interval& c : result) c = -c;
  return result;
}

Series operator*(const Series& a, const Series& b) {
  Series result(a.size(), number(0, a));
  for (std::size_t j = 0; j < a.size(); ++j)
    for (std::size_t k = 0; k <= j; ++k) result[j] += a[k] * b[j - k];
  return result;
}

Series square(const Series& a) {
  Series result(a.size(), number(0, a));
  for (std::size_t j = 0; j < a.size(); ++j) {
    for (std::size_t k = 0; 2 * k < j; ++k) result[j] += a[k] * a[j - k];
    result[j] = result[j] * number(2, a);
    if (j % 2 == 0) result[j] += pow(a[j / 2], 2L);
  }
  return result;
}

// q = a / b from a = q b: q_j = (a_j - sum_{k=1..j} b_k q_{j-k}) / b_0.
Series operator/(const Series& a, const Series& b) {
  Series result = a;
  for (std::size_t j = 0; j < a.size(); ++j) {
    for (std::size_t k = 1; k <= j; ++k) result[j] = result[j] - b[k] * result[j - k];
    result[j] = result[j] / b.front();
  }
  return result;
}

Series abs(const Series& a) {
  if (a.front().at_least(0)) return a;
  if (a.front().at_most(0)) return -a;
  Series result = constant_series(abs(a.front()), a.size());
  if (is_constant(a)) return result;
  if (a.size() > 1) result[1] = hull(a[1], -a[1]);
  for (std::size_t j = 2; j < a.size(); ++j) result[j] = Interval::whole(a.front().bits());
  return result;
}

// d_j = C(1/2, j) a_0^(1/2 - j).
Series sqrt(const Series& a) {
  const Interval half = number(1, a) / number(2, a);
  const Interval value = sqrt(a.front());
  Series result = power_with_constant_exponent(a, half);
  result.front() = value;  // correctly rounded
  return result;
}

// d_j = exp(a_0) / j!.
Series exp(const Series& a) {
  Series outer = constant_series(exp(a.front()), a.size());
  for (std::size_t j = 1; j < a.size(); ++j) outer[j] = outer[j - 1] / number(static_cast<long>(j), a);
  return compose(outer, a);
}

// d_j = (-1)^(j-1) / (j a_0^j).
Series log(const Series& a) {
  Series outer = constant_series(log(a.front()), a.size());
  for (std::size_t j = 1; j < a.size(); ++j) {
    const auto step = static_cast<long>(j);
    outer[j] = pow(a.front(), -step) / number(step % 2 == 0 ? -step : step, a);
  }
  return compose(outer, a);
}

// erf' = (2/sqrt(pi)) exp(-x^2).
Series erf(const Series& a) {
  const long bits = a.front().bits();
  Ball root_pi;
  arb_const_sqrt_pi(root_pi.get(), bits + 8);
  const Interval scale = number(2, a) / Interval::of(root_pi, bits);
  Series density = exp(-square(shifted(a.front(), a.size())));
  for (Interval& c : density) c = scale * c;
  return compose(antiderivative(erf(a.front()), density), a);
}

Series sin(const Series& a) { return oscillating(a, true); }
Series cos(const Series& a) { return oscillating(a, false); }

// d_j = C(n, j) a_0^(n-j), which vanishes for j > n >= 0.
Series pow(const Series& a, long n) {
  Series outer = binomials(n, a);
  for (std::size_t j = 0; j < a.size(); ++j) {
    const long exponent = n - static_cast<long>(j);
    if (n < 0 || exponent >= 0) outer[j] = outer[j] * pow(a.front(), exponent);
  }
  return compose(outer, a);
}

Series pow(const Series& a, const Series& b) {
  long n = 0;
  if (is_constant(b) && b.front().is_long(n)) return pow(a, n);
  if (is_constant(b)) return power_with_constant_exponent(a, b.front());
  Series result = exp(b * log(a));
  result.front() = pow(a.front(), b.front());
  return result;
}

// The density is x^(a-1) (1-x)^(b-1) / B(a, b), and 1/B(a, b) = a C(a+b-1, a).
Series incomplete_beta(const Series& x, long a, long b) {
  const std::size_t length = x.size();
  const Interval& at = x.front();
  Interval value = incomplete_beta(at, a, b);
  Ball scale;
  arb_bin_uiui(scale.get(), static_cast<ulong>(a + b - 1), static_cast<ulong>(a), at.bits() + 8);
  arb_mul_si(scale.get(), scale.get(), a, at.bits() + 8);
  const Interval factor = Interval::of(scale, at.bits());
  const Series success = shifted(at, length);
  Series density = pow(success, a - 1) * pow(constant_series(number(1, x), length) - success, b - 1);
  for (Interval& c : density) c = factor * c;
  return compose(antiderivative(value, density), x);
}

}  // namespace lemmata
