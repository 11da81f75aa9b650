#pragma once
#include <vector>

#include "lib/experiment/experiment.hpp"

namespace lemmata::experiment::saddle {

/// y = factor x^exponent, fitted by least squares of log y on log x, with an interval for the exponent.
struct PowerLaw {
  double factor = 1, exponent = 0;
  double lower = 0, upper = 0;
  double at(double x) const;
};

/// The interval holds 95 % of the exponents of 1000 bootstrap samples, which draw the repetitions of each x anew, with replacement: it is
/// about the scatter of the repetitions, and says nothing of logarithms that bend the law.
///
/// @param x  positive, at least two different values
/// @param y  positive; the repetitions at each x
PowerLaw fitted_power_law(const std::vector<double>& x, const std::vector<Numbers>& y, Sampled<double> chance);

}  // namespace lemmata::experiment::saddle
