#pragma once
#include <string>
#include <string_view>

#include "lib/chance/draw.hpp"
#include "lib/problem/linear_algebra.hpp"
#include "lib/problem/piecewise.hpp"
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// What a drawn function is to be.
enum class Shape {
  smooth,  ///< bounded below
  convex,
  strongly_convex,
  polyak_lojasiewicz  ///< not convex in general
};

/// f(x) = sum_i f_i(x_i) with piecewise quadratic terms, min f = 0. All constants are exact.
template <Scalar S>
Problem<S> separable(const std::vector<PiecewiseQuadratic<S>>& terms, Shape shape) {
  Problem<S> f{.name = "separable piecewise quadratic",
               .d = static_cast<long>(terms.size()),
               .value =
                   [terms](const Vec<S>& x) {
                     S sum(0);
                     for (std::size_t i = 0; i < terms.size(); ++i) sum += terms[i].value(x[i]);
                     return sum;
                   },
               .gradient =
                   [terms](const Vec<S>& x) {
                     Vec<S> g(terms.size());
                     for (std::size_t i = 0; i < terms.size(); ++i) g[i] = terms[i].slope(x[i]);
                     return g;
                   },
               .minimiser = Vec<S>(terms.size())};
  S sum(0);
  std::optional<S> curvature, pl;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const S l = terms[i].smoothness();
    sum += l;
    f.L = max(f.L, l);
    f.coordinate_smoothness.push_back(terms[i].upper_curvature());
    f.minimiser[i] = terms[i].minimiser;
    const S c = terms[i].lower_curvature();
    curvature = curvature ? min(*curvature, c) : c;
    if (shape != Shape::strongly_convex && shape != Shape::polyak_lojasiewicz) continue;
    const S mu = terms[i].polyak_lojasiewicz();
    pl = pl ? min(*pl, mu) : mu;
  }
  f.smooth_inf = [sum] { return sum; };
  f.convex = *curvature >= S(0);
  if (*curvature > S(0)) {
    f.strong_convexity = curvature;
    f.strong_convexity_inf = [c = *curvature] { return c; };
  }
  if (pl && *pl > S(0)) {
    f.mu = pl;
    f.mu_inf = [mu = *pl] { return mu; };
  }
  return f;
}

/// A drawn function of one variable with f'(0) = 0 = min f, f' x > 0 elsewhere, and tails of positive curvature: PL, f' may fall on the way.
template <Scalar S>
PiecewiseQuadratic<S> any_polyak_lojasiewicz(Draw& draw, const S& centre) {
  PiecewiseQuadratic<S> f{.knots = {centre}, .derivative = {S(0)}};
  for (const int side : {-1, 1}) {
    const std::string prefix = side < 0 ? "left" : "right";
    const long n = draw.integer(prefix, 0, 2);
    for (long j = 0; j < n; ++j) {
      const std::string index = prefix + std::to_string(j);
      const S gap = draw.positive<S>("gap_" + index), derivative = draw.positive<S>("slope_" + index);
      f.knots.insert(side < 0 ? f.knots.begin() : f.knots.end(), side < 0 ? S(f.knots.front() - gap) : S(f.knots.back() + gap));
      f.derivative.insert(side < 0 ? f.derivative.begin() : f.derivative.end(), S(side) * derivative);
    }
  }
  f.left = draw.positive<S>("left_tail");
  f.right = draw.positive<S>("right_tail");
  f.finish();
  return f;
}

/// The drawn knots, derivatives and curvatures of any_piecewise, before `finish`.
template <Scalar S>
PiecewiseQuadratic<S> drawn_pieces(Draw& draw, const S& centre, Shape shape) {
  const S L = draw.positive<S>("L");
  const Range tail = shape == Shape::strongly_convex ? Range::closed(0x1p-10, 1) : Range::closed(0, 1);
  const Range inner = shape == Shape::smooth ? Range::closed(-1, 1) : tail;
  PiecewiseQuadratic<S> f{.knots = {centre}, .derivative = {L * draw.real<S>("slope")}};
  const long pieces = draw.integer("pieces", 0, 3);
  for (long j = 0; j < pieces; ++j) {
    const std::string index = std::to_string(j);
    const S gap = draw.positive<S>("gap" + index);
    f.between.push_back(L * draw.in<S>("share" + index, inner));
    f.knots.push_back(f.knots.back() + gap);
    S width = gap;
    if constexpr (std::same_as<S, double>) width = f.knots.back() - f.knots[f.knots.size() - 2];  // what rounding has left of the gap
    f.derivative.push_back(f.derivative.back() + f.between.back() * width);
  }
  f.left = L * draw.in<S>("left", tail);
  f.right = L * draw.in<S>("right", tail);
  if constexpr (std::same_as<S, double>)
    if (L < 0x1p-960) throw Unsupported("curvatures L times a share have lost their digits to subnormal numbers");
  if (f.left == S(0) && f.derivative.front() > S(0)) f.left = L;  // a flat tail must not fall for ever
  if (f.right == S(0) && f.derivative.back() < S(0)) f.right = L;
  return f;
}

template <Scalar S>
S drawn_centre(Draw& draw) {
  return draw.coin("moved") ? draw.real<S>("centre") : S(0);
}

/// A drawn function of one variable: 1 to 4 knots; each piece has curvature L times a drawn share, in [-1, 1] if smooth, [0, 1] if
/// convex, (0, 1] if strongly convex; tails as in convex functions, so that it is bounded below.
template <Scalar S>
PiecewiseQuadratic<S> any_piecewise(Draw& draw, std::string_view name, Shape shape) {
  const auto scope = draw.scope(name);
  const S centre = drawn_centre<S>(draw);
  if (shape == Shape::polyak_lojasiewicz) return any_polyak_lojasiewicz(draw, centre);
  PiecewiseQuadratic<S> f = drawn_pieces(draw, centre, shape);
  f.finish();
  return f;
}

/// f(Q x) for the mirror Q = I - 2 u u^T, ||u|| = 1: Euclidean constants stay, those of other norms are lost but L_i = L.
template <Scalar S>
Problem<S> mirrored(const Problem<S>& f, const Vec<S>& u) {
  const auto mirror = [u](const Vec<S>& x) { return x - S(2) * dot(u, x) * u; };
  Problem<S> g = f;
  g.name = "mirrored " + f.name;
  g.value = [=](const Vec<S>& x) { return f.value(mirror(x)); };
  g.gradient = [=](const Vec<S>& x) { return mirror(f.gradient(mirror(x))); };
  g.hessian = {};
  if (f.hessian) g.hessian = [=](const Vec<S>& x) { return mirrored(f.hessian(mirror(x)), u); };
  g.minimiser = mirror(f.minimiser);
  g.coordinate_smoothness.assign(static_cast<std::size_t>(f.d), f.L);
  g.smooth_inf = g.mu_inf = g.strong_convexity_inf = {};
  if (f.mu) g.mu_inf = [mu = *f.mu] { return mu; };  // ||g||_1 >= ||g||_2
  return g;
}

// Instantiated once, in separable.cpp: every claim would compile them again.
extern template Problem<double> separable(const std::vector<PiecewiseQuadratic<double>>&, Shape);
extern template Problem<Exact> separable(const std::vector<PiecewiseQuadratic<Exact>>&, Shape);
extern template PiecewiseQuadratic<double> drawn_pieces(Draw&, const double&, Shape);
extern template PiecewiseQuadratic<Exact> drawn_pieces(Draw&, const Exact&, Shape);
extern template PiecewiseQuadratic<double> any_piecewise(Draw&, std::string_view, Shape);
extern template PiecewiseQuadratic<Exact> any_piecewise(Draw&, std::string_view, Shape);
extern template Problem<double> mirrored(const Problem<double>&, const Vec<double>&);
extern template Problem<Exact> mirrored(const Problem<Exact>&, const Vec<Exact>&);

}  // namespace lemmata::problem
