#include "reports/svg.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

constexpr double two_decades = 100;

/// The largest k with 10^k <= value (> 0): the logarithm may be off by one unit near powers.
int decade_below(double value) {
  int k = static_cast<int>(std::floor(std::log10(value)));
  if (std::pow(10.0, k) > value) --k;
  if (std::pow(10.0, k + 1) <= value) ++k;
  return k;
}

/// Ticks at 1, 2 and 5 times powers of ten, for what spans less than two decades.
Axis short_logarithmic_axis(double smallest, double largest) {
  Axis axis{.logarithmic = true, .lower = 0, .upper = 0, .ticks = {}, .labels = {}};
  const int first = decade_below(smallest);
  for (int k = first; k < first + 4; ++k)
    for (const double factor : {1, 2, 5}) {
      const double tick = factor * std::pow(10.0, k);
      if (!axis.ticks.empty() && axis.ticks.back() >= largest) break;
      if (!axis.ticks.empty() && tick <= smallest) axis.ticks.pop_back();
      axis.ticks.push_back(tick);
    }
  for (const double tick : axis.ticks) axis.labels.push_back(readable(tick, 6));
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

Axis logarithmic_axis(double smallest, double largest) {
  const bool ordinary = smallest > 1e-300 && largest < 1e300;
  if (ordinary && largest / smallest <= two_decades && largest > smallest) return short_logarithmic_axis(smallest, largest);
  const int first = std::max(decade_below(smallest), -323);  // a double has no decade below and none above 308
  int last = decade_below(largest);
  if (std::pow(10.0, last) < largest) ++last;
  const int every = std::max(1, (last - first + 5) / 6);
  Axis axis{.logarithmic = true, .lower = 0, .upper = 0, .ticks = {}, .labels = {}};
  const bool plain = first >= -2 && last <= 3;
  for (int k = first; k < last + every; k += every) {
    axis.ticks.push_back(std::pow(10.0, std::min(k, 308)));
    axis.labels.push_back(plain ? readable(axis.ticks.back()) : power_of_ten(std::min(k, 308)));
  }
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

Axis linear_axis(double smallest, double largest) {
  const double size = std::max(std::fabs(smallest), std::fabs(largest));
  if (largest / 2 - smallest / 2 <= 1e-4 * size) {  // one value, up to what labels of six digits tell apart
    const double room = size == 0 ? 1 : size / 2;
    smallest = std::max(smallest - room, -std::numeric_limits<double>::max());
    largest = std::min(largest + room, std::numeric_limits<double>::max());
  }
  // Halved first: the span of two large numbers of unlike sign is no double.
  const double rough = (largest / 5 - smallest / 5);
  if (!(rough > 0) || !std::isfinite(rough)) return {.ticks = {0, 1}, .labels = {"0", "1"}};
  const int exponent = decade_below(rough);
  const double unit = std::pow(10.0, exponent);
  const double factor = rough <= unit ? 1 : rough <= 2 * unit ? 2 : rough <= 5 * unit ? 5 : 10;
  const double step = factor * unit;
  Axis axis{.ticks = {}, .labels = {}};
  const double first = std::floor(smallest / step);
  for (int i = 0; i < 12; ++i) {
    const double k = first + i;
    axis.ticks.push_back(k * step);
    axis.labels.push_back(readable(k * step, 6));
    if (k * step >= largest) break;
  }
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

}  // namespace

double Axis::place(double value) const {
  if (logarithmic) return (std::log10(value) - std::log10(lower)) / (std::log10(upper) - std::log10(lower));
  return (value / 2 - lower / 2) / (upper / 2 - lower / 2);
}

bool shows(const Axis& axis, double value) { return std::isfinite(value) && (!axis.logarithmic || value > 0); }

Axis axis_for(const std::vector<double>& values, std::optional<bool> logarithmic) {
  double smallest = HUGE_VAL;
  double largest = -HUGE_VAL;
  double least_positive = HUGE_VAL;
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    smallest = std::min(smallest, v);
    largest = std::max(largest, v);
    if (v > 0) least_positive = std::min(least_positive, v);
  }
  if (smallest > largest) return linear_axis(0, 1);
  const bool wide = smallest >= 0 && largest > 0 && largest / two_decades > least_positive;
  if (largest > 0 && logarithmic.value_or(wide)) return logarithmic_axis(least_positive, largest);
  return linear_axis(smallest, largest);
}

}  // namespace lemmata::reports
