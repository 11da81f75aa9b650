#pragma once
#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/problem/linear_algebra.hpp"
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// L_i = H_ii + sum_{j != i} |H_ij|, at least 0: diag(L_i) - H is diagonally dominant. For diagonal H it is the least choice.
template <Scalar S>
std::vector<S> dominant_diagonal(const Mat<S>& h) {
  std::vector<S> l(h.size(), S(0));
  for (std::size_t i = 0; i < h.size(); ++i) {
    for (std::size_t j = 0; j < h.size(); ++j) l[i] += i == j ? h(i, i) : abs(h(i, j));
    l[i] = max(l[i], S(0));
  }
  return l;
}

/// x -> map(x - centre), in lanes too. In double x - 0 has the bits of x, so that a centre 0 costs nothing.
template <Scalar S, class Map>
std::function<Vec<S>(const Vec<S>&)> centred(Map map, const Vec<SameInLanes<S>>& centre) {
  if constexpr (std::same_as<SameInLanes<S>, double>)
    if (std::all_of(centre.begin(), centre.end(), [](double c) { return c == 0; })) return map;
  return [map = std::move(map), centre = vector_of<S>(centre)](const Vec<S>& x) { return map(x - centre); };
}
/// x -> H (x - centre)
template <Scalar S>
std::function<Vec<S>(const Vec<S>&)> quadratic_gradient(const Mat<SameInLanes<S>>& h, const Vec<SameInLanes<S>>& centre) {
  return centred<S>([h](const Vec<S>& x) { return h * x; }, centre);
}
/// The same for a diagonal H, in d operations.
template <Scalar S>
std::function<Vec<S>(const Vec<S>&)> diagonal_gradient(const Vec<SameInLanes<S>>& eigenvalues, const Vec<SameInLanes<S>>& centre) {
  return centred<S>([eigenvalues](const Vec<S>& x) { return entrywise(eigenvalues, x); }, centre);
}

/// f(x) = minimum + (x - centre)^T H (x - centre) / 2 for a symmetric H whose eigenvalues are known.
///
/// L is the largest |eigenvalue|; mu the least positive one if none is negative (f is then PL, and strongly convex if none is 0);
/// smooth_inf = max_s ||H s||_1; mu_inf = strong_convexity_inf = 1 / max_i (H^-1)_ii for positive definite H.
template <Scalar S>
Problem<S> quadratic(const Mat<S>& h, const std::vector<S>& eigenvalues, const Vec<S>& centre, const S& minimum) {
  Problem<S> f{.name = "quadratic",
               .d = static_cast<long>(h.size()),
               .value = [=](const Vec<S>& x) { return minimum + dot(x - centre, h * (x - centre)) / S(2); },
               .gradient = quadratic_gradient<S>(h, centre),
               .hessian = [=](const Vec<S>&) { return h; },
               .minimum = minimum,
               .minimiser = centre,
               .convex = true};
  bool singular = false;
  for (const S& e : eigenvalues) {
    f.L = max(f.L, S(abs(e)));
    if (e < S(0)) f.convex = f.bounded_below = false;
    if (e == S(0)) singular = true;
    if (e > S(0)) f.mu = f.mu ? min(*f.mu, e) : e;
  }
  if (!f.convex) f.mu.reset();
  if (!singular) f.strong_convexity = f.mu;
  f.coordinate_smoothness = dominant_diagonal(h);
  f.smooth_inf = [h] { return largest_sign_image(h); };
  if (f.strong_convexity) {
    f.strong_convexity_inf = f.mu_inf = [h] {
      const auto inverted = inverse(h);
      if (!inverted)
        throw Unsupported("the eigenvalues lie further apart than this arithmetic resolves");  // H is regular, but not in double
      S largest(0);
      for (std::size_t i = 0; i < h.size(); ++i) largest = max(largest, (*inverted)(i, i));
      return S(1) / largest;
    };
  } else if (f.mu) {
    f.mu_inf = [mu = *f.mu] { return mu; };  // ||g||_1 >= ||g||_2
  }
  f.rho = S(0);
  return f;
}

/// f(x) = sum_i eigenvalues[i] (x_i - centre_i)^2 / 2 + minimum
template <Scalar S>
Problem<S> diagonal_quadratic(const std::vector<S>& eigenvalues, const Vec<S>& centre, const S& minimum) {
  return quadratic(diagonal(eigenvalues), eigenvalues, centre, minimum);
}

enum class Curvature {
  positive,     ///< strongly convex
  nonnegative,  ///< convex and PL, some eigenvalues may be 0
  any           ///< indefinite too: unbounded below
};

/// Any quadratic of this kind: eigenvalues of any size, often equal, axes by up to two drawn mirrors (every rational rotation of a
/// plane, a dense set of rotations of space), centre and minimum drawn.
template <Scalar S>
Problem<S> any_quadratic(Draw& draw, std::string_view name, long d, Curvature curvature) {
  const auto scope = draw.scope(name);
  std::vector<S> eigenvalues;
  bool round = true;
  for (long i = 0; i < d; ++i) {
    const std::string index = std::to_string(i);
    const long kinds = curvature == Curvature::positive ? 2 : curvature == Curvature::nonnegative ? 3 : 4;
    switch (draw.integer("kind" + index, 0, kinds - 1)) {
      case 1:
        eigenvalues.push_back(i == 0 ? S(1) : eigenvalues.front());
        break;
      case 2:
        eigenvalues.push_back(S(0));
        break;
      case 3:
        eigenvalues.push_back(-draw.positive<S>("e" + index));
        break;
      default:
        eigenvalues.push_back(draw.positive<S>("e" + index));
    }
  }
  for (const S& e : eigenvalues) round = round && identical(e, eigenvalues.front());
  Mat<S> h = diagonal(eigenvalues);
  const long mirrors = d == 1 ? 0 : draw.integer("mirrors", 0, 2);
  for (long j = 0; j < mirrors; ++j) {
    const Vec<S> u = draw.unit_vector<S>("u" + std::to_string(j), d);
    if (!round) h = mirrored(h, u);  // a multiple of I stays what it is, in double too
  }
  Vec<S> centre(static_cast<std::size_t>(d));
  S minimum(0);
  if (draw.coin("moved")) {
    centre = draw.vector<S>("centre", d);
    minimum = draw.real<S>("minimum");
  }
  return quadratic(h, eigenvalues, centre, minimum);
}

/// f(x) = scale (<a_1, x>^2 + <a_2, x>^2) with a_1 = (1 + epsilon, epsilon - 1), a_2 = (epsilon - 1, 1 + epsilon), 0 < epsilon < 1.
template <Scalar S>
Problem<S> two_row(const S& epsilon, const S& scale) {
  require(S(0) < epsilon && epsilon < S(1), "epsilon", epsilon, "(0, 1)");
  Mat<S> h(2);
  h(0, 0) = h(1, 1) = S(4) * scale * (S(1) + square(epsilon));
  h(0, 1) = h(1, 0) = S(-4) * scale * (S(1) - square(epsilon));
  Problem<S> f = quadratic<S>(h, {S(8) * scale * square(epsilon), S(8) * scale}, Vec<S>(2), S(0));  // axes (1, 1) and (1, -1)
  f.name = "two-row";
  return f;
}

/// x -> grad <a_i, x>^2 = 2 <a_i, x> a_i, i = 1 or 2
template <Scalar S>
std::function<Vec<S>(const Vec<S>&)> two_row_term(const S& epsilon, int i) {
  const S large = S(1) + epsilon, small = epsilon - S(1);
  const Vec<S> a = i == 1 ? Vec<S>{large, small} : Vec<S>{small, large};
  return [a](const Vec<S>& x) { return S(2) * dot(a, x) * a; };
}

// Instantiated once, in quadratic.cpp: every claim would compile them again.
extern template Problem<double> quadratic(const Mat<double>&, const std::vector<double>&, const Vec<double>&, const double&);
extern template Problem<Exact> quadratic(const Mat<Exact>&, const std::vector<Exact>&, const Vec<Exact>&, const Exact&);
extern template Problem<double> any_quadratic(Draw&, std::string_view, long, Curvature);
extern template Problem<Exact> any_quadratic(Draw&, std::string_view, long, Curvature);

}  // namespace lemmata::problem
