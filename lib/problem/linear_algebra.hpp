#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata::problem {

/// Q D Q with the mirror Q = I - 2 u u^T, ||u|| = 1: symmetric, with the eigenvalues of the symmetric D. A shorter u is no mirror.
template <Scalar S>
Mat<S> mirrored(const Mat<S>& m, const Vec<S>& u) {
  const std::size_t d = m.size();
  Mat<S> q = Mat<S>::identity(d);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t j = 0; j < d; ++j) q(i, j) -= S(2) * u[i] * u[j];
  return q * m * q;
}

template <Scalar S>
Mat<S> diagonal(const std::vector<S>& values) {
  Mat<S> m(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) m(i, i) = values[i];
  return m;
}

/// max ||H s||_1 over s in {-1, 1}^d: the norm of H from l_inf to l_1, by its 2^(d-1) sign vectors up to the sign. d <= 16.
template <Scalar S>
S largest_sign_image(const Mat<S>& h) {
  const std::size_t d = h.size();
  if (d > 16) throw TooLarge("2^" + std::to_string(d) + " sign vectors");
  S best(0);
  for (std::size_t bits = 0; bits < (std::size_t{1} << (d == 0 ? 0 : d - 1)); ++bits) {
    Vec<S> s(d, S(1));
    for (std::size_t i = 0; i < d; ++i)
      if ((bits >> i) % 2 == 1) s[i] = S(-1);
    best = max(best, norm1(h * s));
  }
  return best;
}

/// The inverse by Gauss-Jordan elimination; nothing if the matrix is singular. The pivot is the largest entry, which in double matters.
template <Scalar S>
std::optional<Mat<S>> inverse(Mat<S> a) {
  const std::size_t d = a.size();
  Mat<S> b = Mat<S>::identity(d);
  for (std::size_t column = 0; column < d; ++column) {
    std::size_t pivot = column;
    for (std::size_t i = column + 1; i < d; ++i)
      if (abs(a(i, column)) > abs(a(pivot, column))) pivot = i;
    if (a(pivot, column) == S(0)) return std::nullopt;
    for (std::size_t j = 0; j < d; ++j) {
      std::swap(a(pivot, j), a(column, j));
      std::swap(b(pivot, j), b(column, j));
    }
    const S scale = S(1) / a(column, column);
    for (std::size_t j = 0; j < d; ++j) {
      a(column, j) *= scale;
      b(column, j) *= scale;
    }
    for (std::size_t i = 0; i < d; ++i) {
      if (i == column) continue;
      const S factor = a(i, column);
      for (std::size_t j = 0; j < d; ++j) {
        a(i, j) -= factor * a(column, j);
        b(i, j) -= factor * b(column, j);
      }
    }
  }
  return b;
}

}  // namespace lemmata::problem
