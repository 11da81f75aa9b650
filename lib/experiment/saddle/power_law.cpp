#include "lib/experiment/saddle/power_law.hpp"

#include <algorithm>
#include <cmath>

#include "lib/chance/portable.hpp"
#include "lib/experiment/quantiles.hpp"
#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment::saddle {
namespace {

/// The slope of the least-squares line through (x_i, y_i).
double slope_of(const std::vector<double>& x, const std::vector<double>& y) {
  const double centre = mean(x), height = mean(y);
  double products = 0, squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    products += (x[i] - centre) * (y[i] - height);
    squares += (x[i] - centre) * (x[i] - centre);
  }
  return products / squares;
}

std::vector<double> logarithms(const Numbers& values) {
  std::vector<double> out;
  for (const double v : values) out.push_back(portable_log(v));
  return out;
}

}  // namespace

double PowerLaw::at(double x) const { return factor * portable_exp(exponent * portable_log(x)); }

PowerLaw fitted_power_law(const std::vector<double>& x, const std::vector<Numbers>& y, Sampled<double> chance) {
  constexpr std::uint32_t samples = 1000;
  const std::vector<double> places = logarithms(x);
  std::vector<std::vector<double>> heights;
  std::vector<double> means;
  for (const Numbers& repetitions : y) {
    heights.push_back(logarithms(repetitions));
    means.push_back(mean(heights.back()));
  }
  PowerLaw law;
  law.exponent = slope_of(places, means);
  law.factor = portable_exp(mean(means) - law.exponent * mean(places));
  Numbers slopes;
  for (std::uint32_t b = 0; b < samples; ++b) {
    chance.at_step(b);
    std::vector<double> drawn;
    for (const std::vector<double>& own : heights) {
      double sum = 0;
      const std::size_t n = own.size();
      for (std::size_t j = 0; j < n; ++j)
        sum += own[std::min(n - 1, static_cast<std::size_t>(chance.uniform_real() * static_cast<double>(n)))];
      drawn.push_back(sum / static_cast<double>(n));
    }
    slopes.push_back(slope_of(places, drawn));
  }
  law.lower = quantile(slopes, 0.025);
  law.upper = quantile(slopes, 0.975);
  return law;
}

}  // namespace lemmata::experiment::saddle
