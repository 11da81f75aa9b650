#pragma once
#include <optional>
#include <vector>

#include "lib/problem/linear_algebra.hpp"
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// A basis of the span of the vectors whose members are orthogonal to each other, not normalised: everything stays rational. A vector
/// that depends on those before it adds nothing; in double, whose zeros are rounded, one that is shorter by 2^-40 counts as dependent.
template <Scalar S>
std::vector<Vec<S>> orthogonal_basis(const std::vector<Vec<S>>& vectors) {
  std::vector<Vec<S>> basis;
  for (const Vec<S>& v : vectors) {
    Vec<S> rest = v;
    for (const Vec<S>& b : basis) rest -= dot(b, rest) / norm2_squared(b) * b;
    const S left = norm2_squared(rest);
    if constexpr (std::same_as<S, double>) {
      if (!(left > 0x1p-80 * norm2_squared(v))) continue;
    } else {
      if (left == S(0)) continue;
    }
    basis.push_back(std::move(rest));
  }
  return basis;
}

/// The point of the span nearest to x, for a basis of orthogonal vectors.
template <Scalar S>
Vec<S> projection(const std::vector<Vec<S>>& basis, const Vec<S>& x) {
  Vec<S> near(x.size());
  for (const Vec<S>& b : basis) near += dot(b, x) / norm2_squared(b) * b;
  return near;
}

/// ||x - P x||^2 for the projection P onto the span of any vectors. In double what is below 2^-80 ||x||^2 is rounding, and 0.
template <Scalar S>
S squared_distance_to_span(const std::vector<Vec<S>>& vectors, const Vec<S>& x) {
  const S distance = norm2_squared(x - projection(orthogonal_basis(vectors), x));
  if constexpr (std::same_as<S, double>)
    if (distance < 0x1p-80 * norm2_squared(x)) return 0;
  return distance;
}

/// f(x) = ||A x - y||^2 with rows a_1, ..., a_n of A.
template <Scalar S>
struct LeastSquares {
  std::vector<Vec<S>> rows;
  Vec<S> labels;

  std::size_t dimension() const { return rows.at(0).size(); }
  Vec<S> predictions(const Vec<S>& x) const {
    Vec<S> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = dot(rows[i], x);
    return out;
  }
  Vec<S> residual(const Vec<S>& x) const { return predictions(x) - labels; }
  S value(const Vec<S>& x) const { return norm2_squared(residual(x)); }
  /// A^T b
  Vec<S> combine(const Vec<S>& b) const {
    Vec<S> x(dimension());
    for (std::size_t i = 0; i < rows.size(); ++i) x += b[i] * rows[i];
    return x;
  }
  /// sum_i weights_i grad (<a_i, x> - y_i)^2: all weights 1 give the gradient, others a mini-batch.
  Vec<S> gradient(const Vec<S>& x, const Vec<S>& weights) const {
    const Vec<S> r = residual(x);
    Vec<S> g(dimension());
    for (std::size_t i = 0; i < rows.size(); ++i) g += S(2) * weights[i] * r[i] * rows[i];
    return g;
  }
  Vec<S> gradient(const Vec<S>& x) const { return gradient(x, Vec<S>(rows.size(), S(1))); }
  /// A A^T
  Mat<S> gram() const {
    Mat<S> m(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < rows.size(); ++j) m(i, j) = dot(rows[i], rows[j]);
    return m;
  }
  /// b = (A A^T)^-1 y, so that A^T b solves A x = y with the least norm; nothing where the rows are dependent.
  std::optional<Vec<S>> dual_solution() const {
    const auto inverted = inverse(gram());
    if (!inverted) return std::nullopt;
    return *inverted * labels;
  }
  /// 2 tr(A A^T) >= the largest eigenvalue of the Hessian 2 A^T A.
  S smoothness() const {
    S sum(0);
    for (const Vec<S>& row : rows) sum += norm2_squared(row);
    return S(2) * sum;
  }
  /// 1 / tr((2 A A^T)^-1), in (0, least eigenvalue of 2 A A^T]: the curvature along the rows; nothing where they are dependent.
  std::optional<S> curvature() const {
    const auto inverted = inverse(gram());
    if (!inverted) return std::nullopt;
    S trace(0);
    for (std::size_t i = 0; i < rows.size(); ++i) trace += (*inverted)(i, i);
    return S(2) / trace;
  }
};

}  // namespace lemmata::problem
