#pragma once
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/vector.hpp"

namespace lemmata::experiment::ef {

/// A row with few entries that are not 0, and its label.
struct SparseRow {
  std::vector<std::size_t> columns = {};
  std::vector<double> entries = {};
  double label = 0;
};

/// The rows of problem::wilson for uniform labels, half of them, drawn at random, for training and the others for testing.
struct WilsonSplit {
  WilsonSplit(std::size_t n, Sampled<double> chance);

  std::vector<SparseRow> train, test;
  std::size_t dimension() const { return 6 * (train.size() + test.size()); }
  /// Of ||A x - y||^2 on the rows for training.
  Vec<double> gradient(const Vec<double>& x) const;
  /// The mean of (<a, x> - y)^2 over the rows.
  static double loss(const std::vector<SparseRow>& rows, const Vec<double>& x);
};

/// The span of vectors that come one after another; a vector within 2^-40 of it, relative to its length, adds nothing.
class GradientSpan {
 public:
  void add(const Vec<double>& v);
  double distance(const Vec<double>& x) const;
  std::size_t dimension() const { return basis_.size(); }

 private:
  Vec<double> rest(Vec<double> v) const;
  std::vector<Vec<double>> basis_;  ///< orthonormal
};

}  // namespace lemmata::experiment::ef
