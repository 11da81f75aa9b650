#pragma once
#include <algorithm>
#include <vector>

#include "lib/compress/orbit.hpp"

namespace lemmata::compress {

/// Where the power iteration starts.
enum class PowerStart {
  fixed,  ///< column k is the indicator of the columns j of the matrix with j mod r = k
  normal  ///< independent standard normal entries, drawn afresh
};

/// The r columns of the start, each in R^n.
template <Scalar S>
std::vector<Vec<S>> power_start(std::size_t n, std::size_t r, PowerStart start, Chance<S>& chance) {
  if (start == PowerStart::normal) require_numeric_normals<S>("a power iteration");
  std::vector<Vec<S>> columns(r, Vec<S>(n));
  for (std::size_t k = 0; k < r; ++k)
    for (std::size_t j = 0; j < n; ++j) columns[k][j] = start == PowerStart::normal ? chance.normal() : S(j % r == k ? 1 : 0);
  return columns;
}

/// The columns A q of the start's columns q.
template <Scalar S>
std::vector<Vec<S>> images_of(const std::vector<Vec<S>>& rows, const std::vector<Vec<S>>& start) {
  std::vector<Vec<S>> images(start.size(), Vec<S>(rows.size()));
  for (std::size_t k = 0; k < start.size(); ++k)
    for (std::size_t i = 0; i < rows.size(); ++i) images[k][i] = dot(rows[i], start[k]);
  return images;
}

/// P P^T A, where the columns of P are orthonormal and span those of A Q: what P (A^T P)^T comes to. No root is needed.
template <Scalar S>
std::vector<Vec<S>> power_approximation(const std::vector<Vec<S>>& rows, const std::vector<Vec<S>>& start) {
  std::vector<Vec<S>> out(rows.size(), Vec<S>(rows.front().size()));
  for (const Vec<S>& p : orthogonalised(images_of(rows, start))) {
    Vec<S> q(rows.front().size());  // A^T p / ||p||^2
    for (std::size_t i = 0; i < rows.size(); ++i) q += p[i] * rows[i];
    q *= S(1) / norm2_squared(p);
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] += p[i] * q;
  }
  return out;
}

/// PowerSGD without its memory: v is read as an m x n matrix A (m = `rows`), P spans the columns of A Q for a start Q of r columns, and
/// C(v) = P P^T A. A projection, so that ||C(v)||^2 = <C(v), v> and ||C(v) - v|| <= ||v||; r (m + n) numbers.
///
///   normal start   E||C(v) - v||^2 <= (1 - r / min(m, n)) ||v||^2, attained by equal singular values
///   fixed start    no delta > 0: A Q = 0 gives C(v) = 0 (unless r >= n)
///
/// The first, with singular values s_i and p_i = E of entry (i, i) of P P^T in the left singular basis: p_i, the mean leverage of row i of
/// diag(s) Q', Q' normal again, grows with s_i and falls with s_j, so that p_i >= p_j where s_i >= s_j (exchange two rows of Q'); and
/// sum_i p_i = r if the rank of A is at least r, else C(v) = v. By Chebyshev's sum inequality E||P P^T A||^2 = sum_i s_i^2 p_i >=
/// (r / min(m, n)) sum_i s_i^2.
///
/// Exact arithmetic runs the fixed start; the normal one has no finite law and is no polynomial (Unsupported), so it is sampled, or
/// averaged orbit by orbit (power_orbit): the exchange of rows is the proof's.
/// @source  Vogels, Karimireddy, Jaggi 2019 (warm start, which is state, left out); the constant: above
template <Scalar S>
Compressor<S> power_sgd(long d, long rows, long r, PowerStart start) {
  require(rows >= 1 && d % rows == 0, "rows", S(rows), "the divisors of d");
  const long columns = d / rows, fewer = std::min(rows, columns);
  require(1 <= r && r <= fewer, "r", S(r), "[1, min(m, n)]");
  const bool everything = r == columns;  // the start spans R^n, or is normal and does almost surely
  Compressor<S> made{.name = "power-sgd", .delta = S(0), .apply = {}, .random = start == PowerStart::normal && r < fewer};
  if (everything || (r == fewer && start == PowerStart::normal)) {
    made.delta = S(1);
    made.apply = [](const Vec<S>& v, long, Chance<S>&) { return v; };
    return made;
  }
  if (start == PowerStart::normal) made.delta = ratio<S>(r, fewer);
  made.apply = [=](const Vec<S>& v, long, Chance<S>& chance) {
    const auto q = power_start(static_cast<std::size_t>(columns), static_cast<std::size_t>(r), start, chance);
    return flattened(power_approximation(rows_of(v, rows), q));
  };
  return made;
}

/// A matrix A = U diag(s) V^T with drawn U, s, V, and a drawn start V W under the permutations of the first min(m, n) rows of W, which
/// leave the law of a normal W alone, and V W is as normal as W. The proof above exchanges two rows: it holds on each orbit.
template <Scalar S>
Orbit<S> power_orbit(Draw& draw, long rows, long columns, long r) {
  const auto m = static_cast<std::size_t>(rows), n = static_cast<std::size_t>(columns), fewer = std::min(m, n);
  const auto left = drawn_rotation<S>(draw, "U", rows), right = drawn_rotation<S>(draw, "V", columns);
  const Vec<S> s = draw.vector<S>("s", static_cast<long>(fewer), Range::closed(-64, 64));
  std::vector<Vec<S>> matrix(m, Vec<S>(n)), weights;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < fewer; ++i) {
    for (std::size_t a = 0; a < m; ++a) matrix[a] += s[i] * left[i][a] * right[i];
    if (s[i] != S(0)) ++rank;
  }
  for (std::size_t i = 0; i < n; ++i) weights.push_back(draw.vector<S>("W" + std::to_string(i), r, Range::closed(-64, 64)));
  const auto start = [=](const std::vector<std::size_t>& image) {
    std::vector<Vec<S>> columns_of_start(static_cast<std::size_t>(r), Vec<S>(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < columns_of_start.size(); ++k) columns_of_start[k] += weights[i < fewer ? image[i] : i][k] * right[i];
    return columns_of_start;
  };
  Orbit<S> made{.x = flattened(matrix), .apply = {}};
  std::vector<std::size_t> image(fewer);
  std::iota(image.begin(), image.end(), std::size_t{0});
  do {
    made.regular = made.regular && orthogonalised(images_of(matrix, start(image))).size() == std::min<std::size_t>(rank, weights[0].size());
  } while (made.regular && std::next_permutation(image.begin(), image.end()));
  made.apply = [=](const Vec<S>& v, long, Chance<S>& chance) {
    return flattened(power_approximation(rows_of(v, rows), start(random_permutation(fewer, chance))));
  };
  return made;
}

}  // namespace lemmata::compress
