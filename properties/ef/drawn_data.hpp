#pragma once
#include <string>

#include "lib/chance/draw.hpp"
#include "lib/claim/relation.hpp"
#include "lib/problem/least_squares.hpp"

namespace lemmata::ef {

/// An over-parameterised least-squares problem, n < d rows with labels +-1, and its solution of least norm where the rows are independent.
template <Scalar S>
struct DrawnData {
  problem::LeastSquares<S> data;
  long d = 0;
  std::optional<Vec<S>> dual;  ///< b with A A^T b = y

  explicit DrawnData(Draw& draw, long most_rows = 3) {
    const long n = draw.integer("n", 1, most_rows);
    d = n + draw.integer("d - n", 1, 2);
    const Range entries = draw.coin("any size") ? Range{} : Range::closed(-4, 4);
    data.labels = Vec<S>(static_cast<std::size_t>(n));
    for (long i = 0; i < n; ++i) {
      const std::string index = std::to_string(i);
      data.rows.push_back(draw.vector<S>("a" + index, d, entries));
      data.labels[static_cast<std::size_t>(i)] = S(draw.coin("y" + index) ? 1 : -1);
    }
    dual = data.dual_solution();
  }
  bool independent() const { return dual.has_value(); }
  Vec<S> least_norm() const { return data.combine(*dual); }
  /// The part of a drawn vector that all rows are orthogonal to.
  Vec<S> kernel_vector(Draw& draw, std::string_view name) const {
    const Vec<S> v = draw.vector<S>(name, d);
    return v - problem::projection(problem::orthogonal_basis(data.rows), v);
  }
};

/// min_i y_i <a_i, v>
template <Scalar S>
S least_margin(const problem::LeastSquares<S>& data, const Vec<S>& v) {
  S least = data.labels[0] * dot(data.rows[0], v);
  for (std::size_t i = 1; i < data.rows.size(); ++i) least = min(least, S(data.labels[i] * dot(data.rows[i], v)));
  return least;
}

/// (min_i y_i <a_i, w>)^2 ||x||^2 <= ||w||^2 (min_i y_i <a_i, x>)^2: the margin of w is at most that of x.
template <Scalar S>
Relation<S> margin_at_most(const problem::LeastSquares<S>& data, const Vec<S>& w, const Vec<S>& x) {
  return at_most(S(square(least_margin(data, w)) * norm2_squared(x)), S(square(least_margin(data, x)) * norm2_squared(w)))
      .named("margin")
      .sum_of(0x1p18);
}

}  // namespace lemmata::ef
