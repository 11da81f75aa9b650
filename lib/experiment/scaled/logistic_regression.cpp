#include "lib/experiment/scaled/logistic_regression.hpp"

#include <algorithm>
#include <cmath>

#include "lib/chance/portable.hpp"

namespace lemmata::experiment::scaled {
namespace {

/// log(1 + exp(-m)), without overflow.
double softplus_of_minus(double m) { return m > 0 ? portable_log(1 + portable_exp(-m)) : portable_log(1 + portable_exp(m)) - m; }

/// 1 / (1 + exp(m)): minus the derivative of log(1 + exp(-m)).
double logistic_of_minus(double m) {
  if (m < 0) return 1 / (1 + portable_exp(m));
  const double e = portable_exp(-m);
  return e / (1 + e);
}

}  // namespace

LogisticRegression::LogisticRegression(std::size_t d, std::vector<float> rows, std::vector<double> labels)
    : d_(d), rows_(std::move(rows)), labels_(std::move(labels)) {}

double LogisticRegression::product(std::size_t i, const Vec<double>& x) const {
  constexpr std::size_t lanes = 4;  // sums side by side, added at the end: an order that is fixed and that a machine does fast
  const float* a = rows_.data() + i * d_;
  const double* at = x.raw().data();
  double sums[lanes] = {};
  std::size_t j = 0;
  for (; j + lanes <= d_; j += lanes)
    for (std::size_t q = 0; q < lanes; ++q) sums[q] += static_cast<double>(a[j + q]) * at[j + q];
  for (; j < d_; ++j) sums[0] += static_cast<double>(a[j]) * at[j];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void LogisticRegression::add_row(std::size_t i, double factor, std::vector<double>& sum) const {
  const float* a = rows_.data() + i * d_;
  for (std::size_t j = 0; j < d_; ++j) sum[j] += factor * static_cast<double>(a[j]);
}

double LogisticRegression::value(const Vec<double>& x) const {
  double sum = 0;
  for (std::size_t i = 0; i < rows(); ++i) sum += softplus_of_minus(labels_[i] * product(i, x));
  return (sum + norm2_squared(x) / 2) / static_cast<double>(rows());
}

Vec<double> LogisticRegression::gradient(const Vec<double>& x) const {
  std::vector<double> sum(x.begin(), x.end());
  for (std::size_t i = 0; i < rows(); ++i) add_row(i, -labels_[i] * logistic_of_minus(labels_[i] * product(i, x)), sum);
  return 1 / static_cast<double>(rows()) * Vec<double>(std::move(sum));
}

oracle::Oracle<double> LogisticRegression::mini_batch(std::size_t batch, Sampled<double> stream) const {
  return [this, batch, stream](const oracle::Point<double>& at, Chance<double>&) mutable {
    stream.at_step(static_cast<std::uint32_t>(at.t));
    std::vector<double> sum(d_, 0.0);
    for (std::size_t j = 0; j < batch; ++j) {
      const std::size_t i = std::min(rows() - 1, static_cast<std::size_t>(stream.uniform_real() * static_cast<double>(rows())));
      add_row(i, -labels_[i] * logistic_of_minus(labels_[i] * product(i, at.x)), sum);
    }
    return 1 / static_cast<double>(batch) * Vec<double>(std::move(sum)) + 1 / static_cast<double>(rows()) * at.x;
  };
}

Vec<double> LogisticRegression::curvature_times(const std::vector<double>& weights, const Vec<double>& v) const {
  std::vector<double> sum(v.begin(), v.end());
  for (std::size_t i = 0; i < rows(); ++i) add_row(i, weights[i] * product(i, v), sum);
  return 1 / static_cast<double>(rows()) * Vec<double>(std::move(sum));
}

/// About -H^{-1} g: the residual is below min(1/10, ||g||) of g, which makes Newton's method converge quadratically.
Vec<double> LogisticRegression::newton_direction(const Vec<double>& x, const Vec<double>& g) const {
  std::vector<double> weights(rows());
  for (std::size_t i = 0; i < rows(); ++i) {
    const double p = logistic_of_minus(product(i, x));
    weights[i] = p * (1 - p);
  }
  const double wanted = norm2_squared(g) * square(std::max(1e-8, std::min(0.1, norm2(g))));
  Vec<double> step(d_), residual = -g, along = residual;
  double size = norm2_squared(residual);
  for (std::size_t k = 0; k < 10 * d_ && size > wanted; ++k) {
    const Vec<double> image = curvature_times(weights, along);
    const double length = size / dot(along, image);
    step += length * along;
    residual -= length * image;
    const double next = norm2_squared(residual);
    along = residual + next / size * along;
    size = next;
  }
  return step;
}

LogisticRegression::Minimum LogisticRegression::minimum() const {
  Vec<double> x(d_);
  double f = value(x);
  Vec<double> g = gradient(x);
  for (int k = 0; k < 100 && norm2(g) > 1e-13; ++k) {
    const Vec<double> step = newton_direction(x, g);
    double length = 1;
    // Near the minimum f no longer tells points apart, the gradient does.
    while (length > 1e-6 && value(x + length * step) > f + 1e-4 * length * dot(g, step) + 1e-15) length /= 2;
    const Vec<double> next = x + length * step, slope = gradient(next);
    if (norm2(g) < 1e-9 && norm2(slope) >= norm2(g)) break;
    x = next;
    g = slope;
    f = value(x);
  }
  return {x, f, static_cast<double>(rows()) * norm2_squared(g) / 2};
}

LogisticRegression::Bounds LogisticRegression::smoothness_inf() const {
  const std::vector<double> quarter(rows(), 0.25);
  Vec<double> s(d_, 1.0);
  Bounds out;
  // s -> sign(H s) never decreases s^T H s, because H is positive semidefinite.
  for (int k = 0; k < 30; ++k) {
    const Vec<double> image = curvature_times(quarter, s);
    const double reached = dot(s, image);
    if (k > 0 && reached <= out.below) break;
    out.below = reached;
    s = sign(image, 1);
  }
  for (std::size_t i = 0; i < rows(); ++i) {
    double length = 0;
    for (std::size_t j = 0; j < d_; ++j) length += std::fabs(static_cast<double>(rows_[i * d_ + j]));
    out.above += length * length / 4;
  }
  out.above = (out.above + static_cast<double>(d_)) / static_cast<double>(rows());
  return out;
}

double share_of_right_signs(const Vec<double>& estimate, const Vec<double>& gradient) {
  std::size_t right = 0;
  for (std::size_t j = 0; j < gradient.size(); ++j) right += sign(estimate[j], 0) == sign(gradient[j], 0) ? 1U : 0U;
  return static_cast<double>(right) / static_cast<double>(gradient.size());
}

}  // namespace lemmata::experiment::scaled
