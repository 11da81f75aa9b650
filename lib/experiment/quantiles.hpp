#pragma once
#include <span>
#include <string>
#include <vector>

#include "lib/experiment/experiment.hpp"

namespace lemmata::experiment {

/// The p-quantile, linear between neighbours of the sorted values; infinite values (what never happened) stay infinite.
///
/// @param values  at least one, none of them NaN
/// @param p       in [0, 1]
double quantile(std::span<const double> values, double p);

/// The mean over repetitions, point by point, with the band from their 10 % to their 90 % quantile; one repetition has no band.
Series mean_and_quantiles(std::string name, const std::vector<double>& x, const std::vector<Numbers>& repetitions);

/// "median 120 (10 % and 90 % quantiles 100, 140)"
std::string median_text(std::span<const double> values);

}  // namespace lemmata::experiment
