#pragma once
#include <optional>
#include <vector>

#include "lib/problem/separable.hpp"

namespace lemmata::problem {

/// A closed interval; an end without a value is infinite.
template <Scalar S>
struct Segment {
  std::optional<S> lower = {}, upper = {};
  bool contains(const S& x) const { return (!lower || *lower <= x) && (!upper || x <= *upper); }
};

/// The least value over Q of  s (f(x) - slope x - (c/2)(x - y)^2), s = 1 or -1; nothing if it is not bounded below there. A candidate is
/// a knot, an end of Q, or a zero of the derivative in a piece that is convex.
template <Scalar S>
std::optional<S> least_value(const PiecewiseQuadratic<S>& f, int s, const S& slope, const S& c, const S& y, const Segment<S>& q) {
  const auto value = [&](const S& x) { return S(s) * (f.value(x) - slope * x - c / S(2) * square(S(x - y))); };
  std::optional<S> least;
  const auto consider = [&](const S& x) {
    if (!q.contains(x)) return;
    const S v = value(x);
    if (!least || v < *least) least = v;
  };
  if (q.lower) consider(*q.lower);
  if (q.upper) consider(*q.upper);
  for (const S& knot : f.knots) consider(knot);
  for (long j = -1; j <= static_cast<long>(f.last()); ++j) {  // the piece after knot j, or before the first
    const auto at = static_cast<std::size_t>(j < 0 ? 0 : j);
    const bool left = j < 0, right = at == f.last() && !left;
    const S curvature = S(s) * ((left ? f.left : right ? f.right : f.curvature(at)) - c);
    const S derivative = S(s) * (f.derivative[at] - slope - c * (f.knots[at] - y));  // at the knot
    const bool open = (left && !q.lower) || (right && !q.upper);
    if (open && curvature < S(0)) return std::nullopt;
    if (curvature == S(0) && open && (left ? derivative > S(0) : derivative < S(0))) return std::nullopt;
    if (!(curvature > S(0))) continue;
    const S zero = f.knots[at] - derivative / curvature;
    if ((left || f.knots[at] <= zero) && (right || (left ? zero <= f.knots[0] : zero <= f.knots[at + 1]))) consider(zero);
  }
  return least;
}

/// A (delta, L)-oracle at y: 0 <= f(x) - (value + <g, x - y>) <= (L/2)||x - y||^2 + delta for all x in the box Q.
template <Scalar S>
struct InexactPair {
  Vec<S> y, gradient, g;             ///< gradient of f, and slopes of the oracle
  S value{}, upper{}, L{}, delta{};  ///< upper = value + delta
  bool admitted = true;              ///< false: no value makes g an oracle
};

/// The best pair for given slopes g of a separable f = sum_i f_i: the largest value that stays below f, less `slack`, and then the least
/// delta, both exact.
template <Scalar S>
InexactPair<S> inexact_pair(const std::vector<PiecewiseQuadratic<S>>& f, const Vec<S>& y, const Vec<S>& g, const S& L, const S& slack,
                            const std::vector<Segment<S>>& box) {
  InexactPair<S> pair{.y = y, .gradient = Vec<S>(f.size()), .g = g, .value = -slack, .L = L, .delta = slack};
  for (std::size_t i = 0; i < f.size(); ++i) {
    pair.gradient[i] = f[i].slope(y[i]);
    const auto low = least_value(f[i], 1, g[i], S(0), y[i], box[i]), high = least_value(f[i], -1, g[i], L, y[i], box[i]);
    if (!low || !high) {
      pair.admitted = false;
      return pair;
    }
    pair.value += *low + g[i] * y[i];
    pair.upper += -*high + g[i] * y[i];
    pair.delta += -*high - *low;
  }
  return pair;
}

// Instantiated once, in inexact.cpp: every claim would compile them again.
extern template std::optional<double> least_value(const PiecewiseQuadratic<double>&, int, const double&, const double&, const double&,
                                                  const Segment<double>&);
extern template std::optional<Exact> least_value(const PiecewiseQuadratic<Exact>&, int, const Exact&, const Exact&, const Exact&,
                                                 const Segment<Exact>&);
extern template InexactPair<double> inexact_pair(const std::vector<PiecewiseQuadratic<double>>&, const Vec<double>&, const Vec<double>&,
                                                 const double&, const double&, const std::vector<Segment<double>>&);
extern template InexactPair<Exact> inexact_pair(const std::vector<PiecewiseQuadratic<Exact>>&, const Vec<Exact>&, const Vec<Exact>&,
                                                const Exact&, const Exact&, const std::vector<Segment<Exact>>&);

}  // namespace lemmata::problem
