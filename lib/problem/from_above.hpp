#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/problem/any_problem.hpp"

namespace lemmata::problem {

/// A differentiable function and a constant L > 0 of smoothness from above only:
///
///   f(y) <= f(x) + <grad f(x), y - x> + (L/2) ||y - x||^2      for all x, y.
///
/// Nothing is said from below: f may bend down as sharply as it likes, so that the Lipschitz constant of its gradient is larger than L.
/// L is the least one unless that is 0 (a concave function), where any L > 0 is drawn.
template <Scalar S>
struct FromAbove {
  Problem<S> f;
  S L{};
};

/// A term of one variable, bounded below: curvatures L times a drawn share in (-inf, 1].
template <Scalar S>
PiecewiseQuadratic<S> any_piecewise_from_above(Draw& draw, std::string_view name) {
  const auto scope = draw.scope(name);
  const S L = draw.positive<S>("L"), centre = draw.coin("moved") ? draw.real<S>("centre") : S(0);
  PiecewiseQuadratic<S> f{.knots = {centre}, .derivative = {L * draw.real<S>("slope")}};
  const long pieces = draw.integer("pieces", 0, 3);
  for (long j = 0; j < pieces; ++j) {
    const std::string index = std::to_string(j);
    const S gap = draw.positive<S>("gap" + index), share = S(1) - draw.nonnegative<S>("below" + index);
    f.derivative.push_back(f.derivative.back() + L * share * gap);
    f.knots.push_back(f.knots.back() + gap);
  }
  f.left = L * draw.in<S>("left", Range::closed(0, 1));
  f.right = L * draw.in<S>("right", Range::closed(0, 1));
  if (f.left == S(0) && f.derivative.front() > S(0)) f.left = L;  // a flat tail must not fall for ever
  if (f.right == S(0) && f.derivative.back() < S(0)) f.right = L;
  f.finish();
  return f;
}

/// The sum of the terms, by drawn axes or not.
template <Scalar S>
FromAbove<S> sum_from_above(Draw& draw, const std::vector<PiecewiseQuadratic<S>>& terms, Shape shape) {
  Problem<S> f = separable(terms, shape);
  S L(0);
  for (const S& l : f.coordinate_smoothness) L = max(L, l);
  if (L == S(0)) L = draw.positive<S>("any L");
  if (f.d > 1 && draw.coin("mirrored")) f = mirrored(f, draw.unit_vector<S>("u", f.d));
  return {std::move(f), L};
}

/// A quadratic that is not convex has L = its largest eigenvalue, which may be far below the largest |eigenvalue|.
template <Scalar S>
FromAbove<S> any_quadratic_from_above(Draw& draw, long d) {
  std::vector<S> eigenvalues;
  S L(0);
  for (long i = 0; i < d; ++i) {
    eigenvalues.push_back(draw.real<S>("e" + std::to_string(i)));
    L = max(L, eigenvalues.back());
  }
  if (L == S(0)) L = draw.positive<S>("any L");
  Mat<S> h = diagonal(eigenvalues);
  if (d > 1 && draw.coin("mirrored")) h = mirrored(h, draw.unit_vector<S>("u", d));
  return {quadratic(h, eigenvalues, draw.vector<S>("centre", d), S(0)), L};
}

/// A convex quadratic, where smoothness from above is smoothness.
template <Scalar S>
FromAbove<S> convex_from_above(Draw& draw, Problem<S> f) {
  const S L = f.L > S(0) ? f.L : draw.positive<S>("any L");
  return {std::move(f), L};
}

/// Any function that is bounded below and smooth from above; min f is known.
template <Scalar S>
FromAbove<S> any_from_above(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  if (!draw.coin("piecewise")) return convex_from_above(draw, any_quadratic<S>(draw, "quadratic", d, Curvature::nonnegative));
  std::vector<PiecewiseQuadratic<S>> terms;
  for (long i = 0; i < d; ++i) terms.push_back(any_piecewise_from_above<S>(draw, "f" + std::to_string(i)));
  return sum_from_above(draw, terms, Shape::smooth);
}

/// The same, or a quadratic that is bounded below or not.
template <Scalar S>
FromAbove<S> any_unbounded_from_above(Draw& draw, std::string_view name, long d) {
  if (!draw.coin("indefinite")) return any_from_above<S>(draw, name, d);
  const auto scope = draw.scope(name);
  return any_quadratic_from_above<S>(draw, d);
}

/// Any function that is smooth from above and PL, convex or not: ||grad f||^2 >= 2 mu (f - min f) with the value of f.mu, the largest
/// such mu (any mu > 0 if f is constant).
template <Scalar S>
FromAbove<S> any_pl_from_above(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  const long family = draw.integer("family", 0, 2);
  if (family == 0) {
    FromAbove<S> made = convex_from_above(draw, any_quadratic<S>(draw, "quadratic", d, Curvature::nonnegative));
    if (!made.f.mu) made.f.mu = draw.positive<S>("any mu");
    return made;
  }
  const Shape shape = family == 1 ? Shape::polyak_lojasiewicz : Shape::strongly_convex;
  std::vector<PiecewiseQuadratic<S>> terms;
  for (long i = 0; i < d; ++i) terms.push_back(any_piecewise<S>(draw, "f" + std::to_string(i), shape));
  return sum_from_above(draw, terms, shape);
}

// Instantiated once, in from_above.cpp: every claim would compile them again.
extern template FromAbove<double> any_from_above(Draw&, std::string_view, long);
extern template FromAbove<Exact> any_from_above(Draw&, std::string_view, long);
extern template FromAbove<double> any_unbounded_from_above(Draw&, std::string_view, long);
extern template FromAbove<Exact> any_unbounded_from_above(Draw&, std::string_view, long);
extern template FromAbove<double> any_pl_from_above(Draw&, std::string_view, long);
extern template FromAbove<Exact> any_pl_from_above(Draw&, std::string_view, long);

}  // namespace lemmata::problem
