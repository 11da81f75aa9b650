#pragma once
#include "lib/problem/quadratic.hpp"
#include "lib/problem/separable.hpp"

namespace lemmata::problem {

/// A separable piecewise quadratic, mirrored or not.
template <Scalar S>
Problem<S> any_piecewise_problem(Draw& draw, long d, Shape shape) {
  std::vector<PiecewiseQuadratic<S>> terms;
  for (long i = 0; i < d; ++i) terms.push_back(any_piecewise<S>(draw, "f" + std::to_string(i), shape));
  const Problem<S> f = separable(terms, shape);
  return d > 1 && draw.coin("mirrored") ? mirrored(f, draw.unit_vector<S>("u", d)) : f;
}

/// Any L-smooth objective that is bounded below, convex or not; its least L and min f are known.
template <Scalar S>
Problem<S> any_smooth(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  return draw.coin("piecewise") ? any_piecewise_problem<S>(draw, d, Shape::smooth)
                                : any_quadratic<S>(draw, "quadratic", d, Curvature::nonnegative);
}

/// Any smooth convex objective; its minimum is attained.
template <Scalar S>
Problem<S> any_convex(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  return draw.coin("piecewise") ? any_piecewise_problem<S>(draw, d, Shape::convex)
                                : any_quadratic<S>(draw, "quadratic", d, Curvature::nonnegative);
}

/// Any smooth strongly convex objective: mu and strong_convexity have values.
template <Scalar S>
Problem<S> any_strongly_convex(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  return draw.coin("piecewise") ? any_piecewise_problem<S>(draw, d, Shape::strongly_convex)
                                : any_quadratic<S>(draw, "quadratic", d, Curvature::positive);
}

/// Any smooth PL objective: mu has a value unless f is constant (all eigenvalues 0). Not convex in general.
template <Scalar S>
Problem<S> any_pl(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  switch (draw.integer("family", 0, 2)) {
    case 0:
      return any_quadratic<S>(draw, "quadratic", d, Curvature::nonnegative);
    case 1:
      return any_piecewise_problem<S>(draw, d, Shape::polyak_lojasiewicz);
    default:
      return any_piecewise_problem<S>(draw, d, Shape::strongly_convex);
  }
}

// Instantiated once, in any_problem.cpp: every claim would compile them again.
extern template Problem<double> any_smooth(Draw&, std::string_view, long);
extern template Problem<Exact> any_smooth(Draw&, std::string_view, long);
extern template Problem<double> any_convex(Draw&, std::string_view, long);
extern template Problem<Exact> any_convex(Draw&, std::string_view, long);
extern template Problem<double> any_strongly_convex(Draw&, std::string_view, long);
extern template Problem<Exact> any_strongly_convex(Draw&, std::string_view, long);
extern template Problem<double> any_pl(Draw&, std::string_view, long);
extern template Problem<Exact> any_pl(Draw&, std::string_view, long);

}  // namespace lemmata::problem
