#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/orthogonal.hpp"

namespace lemmata::compress {

/// A matrix of few rows, B = U A with U orthogonal, so that the rows of B are orthogonal to each other: their lengths are the singular values.
struct OrthogonalRows {
  std::vector<Vec<double>> b;  ///< the rows of B
  std::vector<Vec<double>> u;  ///< the rows of U
};
/// One-sided Jacobi rotations, in a fixed order, until |b_i . b_j| <= 2^-50 ||b_i|| ||b_j||, at most 60 sweeps (about six are needed).
OrthogonalRows jacobi_rows(std::vector<Vec<double>> rows);

/// The r rows of largest norm, others 0; the lower index at ties.
template <Scalar S>
std::vector<Vec<S>> keep_longest(std::vector<Vec<S>> rows, std::size_t r) {
  std::vector<S> square_norm;
  for (const Vec<S>& row : rows) square_norm.push_back(norm2_squared(row));
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return square_norm[j] < square_norm[i]; });
  for (std::size_t k = r; k < order.size(); ++k) rows[order[k]] *= S(0);
  return rows;
}

/// The best approximation of rank r of a matrix given by its rows, not more of them than columns.
std::vector<Vec<double>> best_of_rank(const std::vector<Vec<double>>& rows, std::size_t r);
/// Exactly, in the cases that roots of degree two decide:
///   - two rows: the projection on the leading eigenvector of G = A A^T = (a b; b c) is (G - l I)/D, D = sqrt((a - c)^2 + 4 b^2),
///     l = (a + c - D)/2; where D = 0, on the first row's direction (both are best);
///   - rows orthogonal to each other: the r longest;
///   - a matrix of rank at most r: itself.
/// @throws Unsupported for any other matrix: its singular values are roots of polynomials of degree three and more
std::vector<Vec<Exact>> best_of_rank(const std::vector<Vec<Exact>>& rows, std::size_t r);

/// Truncated SVD (k-PCA): v is read as an m x n matrix A, m = `rows`, n = d/m, row by row; C(v) is its best approximation of rank r,
///
///   ||C(v) - v||^2 = s_{r+1}^2 + s_{r+2}^2 + ...  <=  (1 - r / min(m, n)) ||v||^2
///
/// attained by equal singular values. Deterministic (equal singular values: one best approximation of many), not linear; r (m + n) numbers.
/// @param rows  m, a divisor of d
/// @param r     rank kept, in [1, min(m, n)]
/// @source      Eckart, Young 1936; Vogels, Karimireddy, Jaggi 2019
template <Scalar S>
Compressor<S> truncated_svd(long d, long rows, long r) {
  require(rows >= 1 && d % rows == 0, "rows", S(rows), "the divisors of d");
  const long fewer = std::min(rows, d / rows);
  require(1 <= r && r <= fewer, "r", S(r), "[1, min(m, n)]");
  return {.name = "truncated-svd", .delta = ratio<S>(r, fewer), .apply = [=](const Vec<S>& v, long, Chance<S>&) {
            if (r == fewer) return v;
            const auto matrix = rows_of(v, rows);
            const bool tall = rows > fewer;
            const auto best = best_of_rank(tall ? transposed(matrix) : matrix, static_cast<std::size_t>(r));
            return flattened(tall ? transposed(best) : best);
          }};
}

}  // namespace lemmata::compress
