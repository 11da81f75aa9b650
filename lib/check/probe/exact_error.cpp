#include "lib/check/probe/exact_error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/num/scalar.hpp"

namespace lemmata::probe {
namespace {

constexpr double no_bound = std::numeric_limits<double>::infinity();

/// sum over i of term(x_i / s, c_i / s), s the power of two at the largest |x_i|, over sum (x_i / s)^2.
template <class Term>
double scaled_ratio(const std::vector<double>& x, std::span<const double> c, Term term) {
  double largest = 0;
  for (const double v : x) largest = std::max(largest, std::fabs(v));
  if (largest == 0) return no_bound;
  // Two factors, since 2^1074 is no double: both are powers of two, so that nothing is rounded but what falls below 2^-1074.
  const int e = -std::ilogb(largest);
  const double half = std::ldexp(1.0, e / 2), rest = std::ldexp(1.0, e - e / 2);
  double above = 0, below = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double a = x[i] * half * rest, b = c[i] * half * rest;
    above += term(a, b);
    below += a * a;
  }
  return std::isnan(above) ? no_bound : above / below;
}

}  // namespace

double rounding_unit(std::size_t d) { return std::ldexp(static_cast<double>(2 * d + 16), -53); }

bool all_finite(std::span<const double> c) {
  return std::all_of(c.begin(), c.end(), [](double v) { return std::isfinite(v); });
}
bool is_zero(std::span<const double> x) {
  return std::all_of(x.begin(), x.end(), [](double v) { return v == 0; });
}

Squares squares_of(const std::vector<double>& x, const std::vector<double>& c) {
  Squares squares;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] == 0 && c[i] == 0) continue;
    const Exact a(x[i]), b(c[i]);
    const Exact ab = a * b, aa = a * a, bb = b * b;
    squares.input += aa;
    squares.output += bb;
    squares.inner += ab;
  }
  squares.error = squares.input + squares.output - Exact(2) * squares.inner;
  return squares;
}

Exact rounding_slack(const Squares& squares, const Exact& a, std::size_t d) {
  return Exact(4) * (Exact(1) + a) * Exact(rounding_unit(d)) * (squares.input + squares.output);
}

double error_ratio(const std::vector<double>& x, std::span<const double> c) {
  if (is_zero(x)) return is_zero(c) ? 0 : no_bound;
  return scaled_ratio(x, c, [](double a, double b) { return (b - a) * (b - a); });
}
double power_ratio(const std::vector<double>& x, std::span<const double> c) {
  return scaled_ratio(x, c, [](double, double b) { return b * b; });
}
double inner_ratio(const std::vector<double>& x, std::span<const double> c) {
  return scaled_ratio(x, c, [](double a, double b) { return a * b; });
}

}  // namespace lemmata::probe
