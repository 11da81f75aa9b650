#include "lib/chance/portable.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace lemmata {
namespace {

constexpr std::array<double, 14> inverse_factorials = [] {
  std::array<double, 14> out{};
  double factorial = 1;  // 13! < 2^53: exact
  for (std::size_t k = 0; k < out.size(); ++k) {
    out[k] = 1 / factorial;
    factorial *= static_cast<double>(k + 1);
  }
  return out;
}();

}  // namespace

/// x = m 2^e with m in [1/sqrt 2, sqrt 2), log m = 2 artanh(s) = 2 (s + s^3/3 + ...) with |s| = |(m - 1)/(m + 1)| < 0.1716. What is left out
/// after s^21 is below 2 s^23 / 23 / (1 - s^2) < 3e-19.
double portable_log(double x) {
  int e = 0;
  double m = std::frexp(x, &e);
  if (m < 0x1.6a09e667f3bcdp-1) {
    m *= 2;
    --e;
  }
  const double s = (m - 1) / (m + 1), s2 = s * s;
  double series = 0;
  for (int k = 21; k >= 1; k -= 2) series = series * s2 + 1.0 / k;
  return 2 * s * series + e * 0x1.62e42fefa39efp-1;
}

/// x = n log 2 + r with |r| <= (log 2)/2, exp x = 2^n exp r by its series up to r^13: what is left out is below 0.35^14/14! < 5e-18.
double portable_exp(double x) {
  if (!(x >= -745)) return std::isnan(x) ? x : 0;
  if (x > 709.7) return HUGE_VAL;
  constexpr double log2_high = 0x1.62e42feep-1, log2_low = 0x1.a39ef35793c76p-33;  // n log2_high is exact for |n| < 2^20
  const double n = std::floor(x / (log2_high + log2_low) + 0.5);
  const double r = (x - n * log2_high) - n * log2_low;
  double series = inverse_factorials[13];
  for (std::size_t k = 13; k > 0; --k) series = series * r + inverse_factorials[k - 1];
  return std::ldexp(series, static_cast<int>(n));
}

}  // namespace lemmata
