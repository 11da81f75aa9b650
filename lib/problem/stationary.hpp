#pragma once
#include <utility>

#include "lib/num/vector.hpp"

namespace lemmata::problem {

/// Is lambda_min(m) >= 0, strictly > 0 if `strictly`, for a symmetric m? By symmetric elimination: a negative diagonal entry says no; a zero
/// one asks for a row of zeros; a positive one is eliminated, and what remains (its Schur complement) decides. Exact in rationals; in balls
/// a comparison that is not certain throws Undecided.
template <Scalar S>
bool nonnegative_definite(Mat<S> m, bool strictly = false) {
  const std::size_t d = m.size();
  for (std::size_t k = 0; k < d; ++k) {
    if (m(k, k) < S(0)) return false;
    if (m(k, k) == S(0)) {
      if (strictly) return false;
      for (std::size_t j = k + 1; j < d; ++j)
        if (m(k, j) != S(0)) return false;
      continue;
    }
    for (std::size_t i = k + 1; i < d; ++i) {
      const S factor = m(i, k) / m(k, k);
      for (std::size_t j = k + 1; j < d; ++j) m(i, j) -= factor * m(k, j);
    }
  }
  return true;
}

/// Is lambda_min(m) >= bound, or > bound?
template <Scalar S>
bool least_eigenvalue_at_least(Mat<S> m, const S& bound, bool strictly = false) {
  for (std::size_t i = 0; i < m.size(); ++i) m(i, i) -= bound;
  return nonnegative_definite(std::move(m), strictly);
}

/// ||gradient|| <= epsilon, or < epsilon.
template <Scalar S>
bool is_first_order_stationary(const Vec<S>& gradient, const S& epsilon, bool strictly = false) {
  const S size = norm2_squared(gradient), limit = square(epsilon);
  return strictly ? size < limit : size <= limit;
}

/// ||gradient|| <= epsilon and lambda_min(hessian) >= -root, or both strictly, with root = sqrt(rho epsilon).
template <Scalar S>
bool is_second_order_stationary(const Vec<S>& gradient, const Mat<S>& hessian, const S& epsilon, const S& root, bool strictly = false) {
  return is_first_order_stationary(gradient, epsilon, strictly) && least_eigenvalue_at_least(hessian, S(-root), strictly);
}

}  // namespace lemmata::problem
