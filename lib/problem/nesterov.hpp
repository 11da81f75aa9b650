#pragma once
#include <vector>

#include "lib/problem/linear_algebra.hpp"

namespace lemmata::problem {

/// The matrix of Nesterov's worst function: 2 on the diagonal, -1 beside it. Its eigenvalues are 4 sin^2(j pi/(2(d+1))), j = 1..d, all in
/// (0, 4); its inverse has the entries min(i, j)(d + 1 - max(i, j))/(d + 1).
template <Scalar S>
Mat<S> second_difference(long d) {
  Mat<S> t(static_cast<std::size_t>(d));
  for (std::size_t i = 0; i < t.size(); ++i) {
    t(i, i) = S(2);
    if (i + 1 < t.size()) t(i, i + 1) = t(i + 1, i) = S(-1);
  }
  return t;
}

/// det(T - lambda I) for the matrix T above, by p_j = (2 - lambda) p_{j-1} - p_{j-2}: 0 exactly at its eigenvalues.
template <Scalar S>
S second_difference_determinant(long d, const S& lambda) {
  S before(0), now(1);
  for (long j = 0; j < d; ++j) {
    const S next = (S(2) - lambda) * now - before;
    before = now;
    now = next;
  }
  return now;
}

/// The least pivot of elimination without exchanges, until one is not positive: positive exactly if the symmetric matrix is positive
/// definite (Sylvester).
template <Scalar S>
S least_pivot(Mat<S> h) {
  S least = h(0, 0);
  for (std::size_t k = 0; k < h.size(); ++k) {
    least = min(least, h(k, k));
    if (!(h(k, k) > S(0))) return least;
    for (std::size_t i = k + 1; i < h.size(); ++i) {
      const S factor = h(i, k) / h(k, k);
      if (factor == S(0)) continue;
      for (std::size_t j = k; j < h.size(); ++j) h(i, j) -= factor * h(k, j);
    }
  }
  return least;
}

template <Scalar S>
S trace(const Mat<S>& m) {
  S sum(0);
  for (std::size_t i = 0; i < m.size(); ++i) sum += m(i, i);
  return sum;
}

}  // namespace lemmata::problem
