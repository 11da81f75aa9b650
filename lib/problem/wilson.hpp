#pragma once
#include <vector>

#include "lib/problem/least_squares.hpp"

namespace lemmata::problem {

/// The data of Wilson et al. 2017, section 3.3, for labels y_1, ..., y_n in {-1, 1}, n >= 3, in d = 6 n dimensions: row i has y_i in
/// coordinate 1, ones in 2 and 3, and a block of its own of ones from 4 + 5(i-1) on, one for y_i = 1 and five for y_i = -1.
template <Scalar S>
LeastSquares<S> wilson(const std::vector<int>& labels) {
  const std::size_t n = labels.size();
  require(n >= 3, "n", S(static_cast<long>(n)), "[3, inf)");
  LeastSquares<S> data;
  data.labels = Vec<S>(n);
  for (std::size_t i = 0; i < n; ++i) {
    data.labels[i] = S(labels[i]);
    Vec<S> row(6 * n);
    row[0] = S(labels[i]);
    row[1] = row[2] = S(1);
    const std::size_t length = labels[i] == 1 ? 1 : 5;
    for (std::size_t j = 0; j < length; ++j) row[3 + 5 * i + j] = S(1);
    data.rows.push_back(std::move(row));
  }
  return data;
}

/// The solution of least norm on rows of which `positive` have the label 1 and `negative` the label -1: b_i = alpha for the former,
/// -beta for the latter, where
///
///   (3 p + 1) alpha - q beta = 1,   p alpha - (3 q + 5) beta = -1,   p, q the two counts
///
/// A row that was not trained on has nothing in its own block, hence the prediction p alpha + q beta, times y, plus 2 (p alpha - q beta).
template <Scalar S>
struct WilsonLeastNorm {
  S alpha, beta, first, shared;  ///< first = p alpha + q beta, shared = 2 (p alpha - q beta)

  WilsonLeastNorm(long positive, long negative) {
    const S p = S(positive), q = S(negative);
    const S determinant = (S(3) * p + S(1)) * (S(3) * q + S(5)) - p * q;
    alpha = (S(4) * q + S(5)) / determinant;
    beta = (S(4) * p + S(1)) / determinant;
    first = p * alpha + q * beta;
    shared = S(2) * (p * alpha - q * beta);
  }
  /// (prediction - y)^2 on a row that was not trained on.
  S test_loss(int label) const { return square(S(S(label) * first + shared - S(label))); }
};

}  // namespace lemmata::problem
