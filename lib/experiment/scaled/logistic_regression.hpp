#pragma once
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::experiment::scaled {

/// Logistic regression with a small regulariser, Example 5 of scaled:
///
///   f(x) = (1/n) sum_i log(1 + exp(-b_i <a_i, x>)) + ||x||^2 / (2n),    a_i in R^d, b_i in {-1, 1}
///
/// It is (1/n)-strongly convex. Rows are kept in float, which is what the data then are, and all sums are taken in double.
class LogisticRegression {
 public:
  /// @param rows    row after row, d entries each
  /// @param labels  1 or -1, one for each row
  LogisticRegression(std::size_t d, std::vector<float> rows, std::vector<double> labels);

  std::size_t rows() const { return labels_.size(); }
  std::size_t dimension() const { return d_; }
  double value(const Vec<double>& x) const;
  Vec<double> gradient(const Vec<double>& x) const;
  /// The gradient of the mean over `batch` rows, drawn uniformly with replacement from `stream`, one step of it an iteration, and of the
  /// regulariser.
  oracle::Oracle<double> mini_batch(std::size_t batch, Sampled<double> stream) const;

  struct Minimum {
    Vec<double> x;
    double value = 0;
    double gap = 0;  ///< value - min f <= gap = n ||grad f(x)||^2 / 2, by strong convexity; up to rounding
  };
  /// By Newton's method, whose systems are solved by conjugate gradients.
  Minimum minimum() const;

  /// The smoothness constant in the l_inf geometry, max over s in {-1, 1}^d of s^T (A^T A / (4n) + I/n) s, is the supremum of the Hessian's
  /// values, attained at x = 0. A local search finds sign vectors from below; above are the mean of ||a_i||_1^2/4, and d/n.
  struct Bounds {
    double below = 0, above = 0;
  };
  Bounds smoothness_inf() const;

 private:
  double product(std::size_t i, const Vec<double>& x) const;
  void add_row(std::size_t i, double factor, std::vector<double>& sum) const;
  Vec<double> curvature_times(const std::vector<double>& weights, const Vec<double>& v) const;
  Vec<double> newton_direction(const Vec<double>& x, const Vec<double>& g) const;

  std::size_t d_;
  std::vector<float> rows_;
  std::vector<double> labels_;
};

/// The share of the coordinates of `estimate` whose sign is that of `gradient`.
double share_of_right_signs(const Vec<double>& estimate, const Vec<double>& gradient);

}  // namespace lemmata::experiment::scaled
