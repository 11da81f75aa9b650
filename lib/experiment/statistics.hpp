#pragma once
#include <span>
#include <string>
#include <vector>

#include "lib/experiment/experiment.hpp"

namespace lemmata::experiment {

double mean(std::span<const double> values);
/// With n - 1 in the denominator; 0 for a single value.
double standard_deviation(std::span<const double> values);

/// The mean over repetitions, point by point, with the band mean - s .. mean + s, s the standard deviation; one repetition has no band.
/// A point at which a repetition is not finite has no value (NaN) for mean and band.
Series mean_and_deviation(std::string name, const std::vector<double>& x, const std::vector<Numbers>& repetitions);

/// Bins of equal width over [from, to], the last one closed; what lies outside counts in the nearest bin.
class Histogram {
 public:
  Histogram(double from, double to, std::size_t bins) : from_(from), to_(to), counts_(bins, 0) {}
  void add(double value, double times = 1) { counts_[bin(value)] += times; }
  std::size_t bin(double value) const;
  const std::vector<double>& counts() const { return counts_; }
  /// Shares, which sum to 1, over the middles of the bins.
  Series series(std::string name) const;

 private:
  double from_, to_;
  std::vector<double> counts_;
};
/// Between the least and the largest of the values.
Histogram histogram_of(std::span<const double> values, std::size_t bins);

/// `count` integers from 0 to last, as evenly spaced as integers can be, each once.
std::vector<long> evenly(long last, std::size_t count);

/// Four significant digits.
std::string text(double value);
/// "a > b > c" for values in decreasing order and so on: the relation that holds between neighbours.
std::string ordered(std::span<const double> values);
bool decreasing(std::span<const double> values);
bool increasing(std::span<const double> values);

}  // namespace lemmata::experiment
