#pragma once
#include <optional>
#include <string>
#include <vector>

namespace lemmata::reports {

/// The values of an axis at which it has a tick: round numbers (1, 2 or 5 times a power of ten; on a logarithmic axis powers of ten).
struct Axis {
  bool logarithmic = false;
  double lower = 0, upper = 1;  ///< both are ticks
  std::vector<double> ticks;
  std::vector<std::string> labels;
  /// Where a value lies, from 0 (lower) to 1 (upper).
  double place(double value) const;
};
/// An axis for these values. Logarithmic where no value is negative and the positive ones span more than two decades; its zeros have no
/// place then (`shows` is false). Values that are not finite are passed over; without any the axis is [0, 1]. `logarithmic` decides instead
/// where it is given, except that an axis without a positive value is linear.
Axis axis_for(const std::vector<double>& values, std::optional<bool> logarithmic = {});
bool shows(const Axis& axis, double value);

}  // namespace lemmata::reports
