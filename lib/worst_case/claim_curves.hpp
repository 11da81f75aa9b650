#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lemmata::worst_case {

/// The exact worst case beside the bounds of claims, over one parameter; all others are fixed as `at` says.
struct ClaimCurve {
  std::vector<std::string> claims;                             ///< ids of the claims whose left side is measured
  std::string parameter;                                       ///< what moves, by its name in the claim's statement
  std::string at;                                              ///< the fixed parameters, in words: "gamma = 1/2, sigma^2 = 1, ..."
  std::vector<std::string> values;                             ///< of the parameter, fractions
  std::function<std::string(const std::string& value)> model;  ///< the question there, as JSON; throws BadInput for no fraction
};

/// All curves, in a fixed order.
const std::vector<ClaimCurve>& claim_curves();
/// The curve that names the claim, or null.
const ClaimCurve* curve_of(const std::string& claim);

/// One point of a curve: certified from above, and where an instance was found from below.
struct CurvePoint {
  std::string value;                            ///< of the parameter
  std::optional<std::string> upper, lower;      ///< fractions
  double upper_rounded = 0, lower_rounded = 0;  ///< upper rounded up, lower rounded down
  std::string why;                              ///< where one is missing
};
/// Solves and certifies: milliseconds to a second a point.
CurvePoint exact_point(const ClaimCurve& curve, const std::string& value);

}  // namespace lemmata::worst_case
