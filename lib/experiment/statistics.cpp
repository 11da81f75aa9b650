#include "lib/experiment/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace lemmata::experiment {

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double centre = mean(values);
  double squares = 0;
  for (const double v : values) squares += (v - centre) * (v - centre);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

Series mean_and_deviation(std::string name, const std::vector<double>& x, const std::vector<Numbers>& repetitions) {
  Series series{.name = std::move(name), .x = x};
  const bool banded = repetitions.size() > 1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    std::vector<double> values;
    for (const Numbers& one : repetitions) values.push_back(one[i]);
    const double centre = mean(values), spread = standard_deviation(values);
    const bool finite = std::isfinite(centre) && std::isfinite(spread);
    series.mean.push_back(finite ? centre : std::numeric_limits<double>::quiet_NaN());
    if (banded) series.lower.push_back(finite ? centre - spread : series.mean.back());
    if (banded) series.upper.push_back(finite ? centre + spread : series.mean.back());
  }
  if (banded) series.band = fmt::format("mean ± standard deviation of {} repetitions", repetitions.size());
  return series;
}

std::size_t Histogram::bin(double value) const {
  const double place = (value - from_) / (to_ - from_) * static_cast<double>(counts_.size());
  if (!(place > 0)) return 0;
  return std::min(counts_.size() - 1, static_cast<std::size_t>(std::min(place, 1e9)));
}

Series Histogram::series(std::string name) const {
  Series series{.name = std::move(name)};
  double total = 0;
  for (const double c : counts_) total += c;
  const double width = (to_ - from_) / static_cast<double>(counts_.size());
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    series.x.push_back(from_ + (static_cast<double>(i) + 0.5) * width);
    series.mean.push_back(total > 0 ? counts_[i] / total : 0);
  }
  return series;
}

Histogram histogram_of(std::span<const double> values, std::size_t bins) {
  const auto [least, largest] = std::minmax_element(values.begin(), values.end());
  const double room = *largest > *least ? 0 : std::max(std::fabs(*least), 1.0) / 2;
  Histogram histogram(*least - room, *largest + room, bins);
  for (const double v : values) histogram.add(v);
  return histogram;
}

std::vector<long> evenly(long last, std::size_t count) {
  std::vector<long> out;
  const auto intervals = static_cast<long>(std::max<std::size_t>(count, 2)) - 1;
  for (long i = 0; i <= intervals; ++i) {
    const long next = last * i / intervals;
    if (out.empty() || next > out.back()) out.push_back(next);
  }
  return out;
}

std::string text(double value) { return fmt::format("{:.4g}", value); }

std::string ordered(std::span<const double> values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += values[i - 1] > values[i] ? " > " : values[i - 1] < values[i] ? " < " : " = ";
    out += text(values[i]);
  }
  return out;
}

bool decreasing(std::span<const double> values) {
  for (std::size_t i = 1; i < values.size(); ++i)
    if (!(values[i] < values[i - 1])) return false;
  return true;
}

bool increasing(std::span<const double> values) {
  for (std::size_t i = 1; i < values.size(); ++i)
    if (!(values[i] > values[i - 1])) return false;
  return true;
}

}  // namespace lemmata::experiment
