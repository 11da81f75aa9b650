#include "lib/experiment/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment {

double quantile(std::span<const double> values, double p) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double share = place - static_cast<double>(below);
  if (share == 0) return sorted[below];  // 0 times an infinite neighbour is no number
  if (std::isinf(sorted[below + 1])) return sorted[below + 1];
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

Series mean_and_quantiles(std::string name, const std::vector<double>& x, const std::vector<Numbers>& repetitions) {
  Series series{.name = std::move(name), .x = x};
  const bool banded = repetitions.size() > 1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    Numbers values;
    for (const Numbers& one : repetitions) values.push_back(one[i]);
    const bool finite = std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    const double none = std::numeric_limits<double>::quiet_NaN();
    series.mean.push_back(finite ? mean(values) : none);
    if (banded) series.lower.push_back(finite ? quantile(values, 0.1) : none);
    if (banded) series.upper.push_back(finite ? quantile(values, 0.9) : none);
  }
  if (banded) series.band = fmt::format("mean, 10 % and 90 % quantiles of {} repetitions", repetitions.size());
  return series;
}

std::string median_text(std::span<const double> values) {
  return fmt::format("median {} (10 % and 90 % quantiles {}, {})", text(quantile(values, 0.5)), text(quantile(values, 0.1)),
                     text(quantile(values, 0.9)));
}

}  // namespace lemmata::experiment
