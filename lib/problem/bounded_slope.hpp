#pragma once
#include "lib/problem/separable.hpp"

namespace lemmata::problem {

/// A smooth objective whose gradient is bounded: the only kind that meets a bound of E||g||^2 at every x.
template <Scalar S>
struct BoundedSlope {
  Problem<S> f;
  S largest_squared_gradient{};  ///< sup_x ||grad f(x)||^2
};

/// Any sum of piecewise quadratics with straight tails, convex or not, bounded below; mirrored or not.
template <Scalar S>
BoundedSlope<S> any_bounded_slope(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  std::vector<PiecewiseQuadratic<S>> terms;
  S squares(0);
  for (long i = 0; i < d; ++i) {
    const auto term_scope = draw.scope("f" + std::to_string(i));
    const S centre = drawn_centre<S>(draw);
    PiecewiseQuadratic<S> term = drawn_pieces(draw, centre, Shape::smooth);
    term.between.clear();  // the derivative at the ends changes
    if (term.last() == 0) {
      term.knots.push_back(term.knots[0] + S(1));
      term.derivative.push_back(term.derivative[0]);
    }
    term.left = term.right = S(0);
    term.derivative.front() = -abs(term.derivative.front());
    term.derivative.back() = abs(term.derivative.back());
    term.finish();
    S largest(0);
    for (const S& slope : term.derivative) largest = max(largest, S(square(slope)));
    squares += largest;
    terms.push_back(std::move(term));
  }
  const Problem<S> f = separable(terms, Shape::smooth);
  return {d > 1 && draw.coin("mirrored") ? mirrored(f, draw.unit_vector<S>("u", d)) : f, squares};
}

// Instantiated once, in bounded_slope.cpp: every claim would compile them again.
extern template BoundedSlope<double> any_bounded_slope(Draw&, std::string_view, long);
extern template BoundedSlope<Exact> any_bounded_slope(Draw&, std::string_view, long);

}  // namespace lemmata::problem
