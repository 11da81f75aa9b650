#include "lib/check/betting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "lib/num/error.hpp"

namespace lemmata {
namespace {

constexpr long double epsilon = std::numeric_limits<long double>::epsilon();
constexpr std::size_t fractions = 50;

/// Growth at a fraction r times the best one is about r (2 - r) of the best, so a step of sqrt(2) loses at most 4 %. Near 1 two more, for
/// samples that are hardly ever near their least value.
std::array<long double, fractions> make_grid() {
  std::array<long double, fractions> grid{};
  for (std::size_t k = 0; k + 2 < fractions; ++k) grid[k] = std::ldexp(k % 2 == 0 ? 0.70710678L : 0.5L, -static_cast<int>(k / 2));
  grid[fractions - 2] = 0.875L;
  grid[fractions - 1] = 0.984375L;
  return grid;
}

void check(std::span<const double> samples, double a, double b, double alpha) {
  if (!(alpha > 0 && alpha < 1)) throw DomainError("alpha = " + std::to_string(alpha) + " is outside (0, 1)");
  for (const double x : samples)
    if (!(x >= a && x <= b && std::isfinite(x))) throw DomainError("a sample = " + std::to_string(x) + " is outside [a, b]");
}

/// A positive number of any size: value * 2^exponent.
struct Scaled {
  long double value = 1;
  long exponent = 0;
  void multiply(long double factor) {
    value *= factor;
    if (value > 0x1p2000L || value < 0x1p-2000L) {
      int shift = 0;
      value = std::frexp(value, &shift);
      exponent += shift;
    }
  }
};

/// Is W(m) >= 1/alpha, for m > a? A factor is made of terms >= 0 by at most seven roundings, so W is known to a relative error of
/// about 8 n epsilon, which is taken off.
bool rejects(std::span<const double> samples, double a, double m, double alpha) {
  static const auto grid = make_grid();
  std::array<Scaled, fractions> capital{};
  const long double width = static_cast<long double>(m) - a;
  for (const double x : samples) {
    const long double gain = (static_cast<long double>(x) - a) / width;
    for (std::size_t k = 0; k < fractions; ++k) capital[k].multiply((1 - grid[k]) + grid[k] * gain);
  }
  const long double kept = 1 - (8 * static_cast<long double>(samples.size()) + 256) * epsilon;
  long double total = 0;
  for (const Scaled& one : capital) total += std::ldexp(one.value, static_cast<int>(std::clamp(one.exponent, -12000L, 12000L)));
  return kept > 0 && total * kept * alpha >= static_cast<long double>(fractions);
}

}  // namespace

bool mean_exceeds(std::span<const double> samples, double a, double b, double threshold, double alpha) {
  check(samples, a, b, alpha);
  if (threshold < a) return true;  // X >= a leaves no other law
  if (!(threshold < b)) return false;
  if (threshold == a) return std::any_of(samples.begin(), samples.end(), [a](double x) { return x > a; });  // mu <= a makes X = a
  return rejects(samples, a, threshold, alpha);
}

double betting_lower_bound(std::span<const double> samples, double a, double b, double alpha) {
  check(samples, a, b, alpha);
  if (samples.empty()) return a;
  double low = a, high = *std::max_element(samples.begin(), samples.end());
  for (int step = 0; step < 60; ++step) {
    const double middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    (rejects(samples, a, middle, alpha) ? low : high) = middle;
  }
  return low;
}

double hoeffding_lower_bound(std::span<const double> samples, double a, double b, double alpha) {
  check(samples, a, b, alpha);
  if (!std::isfinite(a) || !std::isfinite(b)) throw DomainError("Hoeffding's bound needs finite a and b");
  if (samples.empty()) return a;
  const auto n = static_cast<long double>(samples.size());
  long double sum = 0;
  for (const double x : samples) sum += x;
  const long double largest = std::max(std::fabs(a), std::fabs(b));
  const long double radius = (static_cast<long double>(b) - a) * std::sqrt(std::log(1 / static_cast<long double>(alpha)) / (2 * n));
  const long double bound = sum / n - radius - (n + 16) * epsilon * (largest + radius);
  return std::max(a, std::nextafter(static_cast<double>(bound), -std::numeric_limits<double>::infinity()));
}

MeanTest test_of_mean(std::span<const double> samples, double a, double b, double threshold, double alpha) {
  return {betting_lower_bound(samples, a, b, alpha), mean_exceeds(samples, a, b, threshold, alpha)};
}

}  // namespace lemmata
