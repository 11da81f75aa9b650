#pragma once
#include <algorithm>
#include <vector>

#include "lib/num/scalar.hpp"

namespace lemmata::problem {

/// A function of one variable whose derivative is continuous and piecewise linear: through (knots[j], slopes-at-knots[j]), beyond them
/// with the second derivatives `left` and `right`. Every C^{1,1} function is a limit of such.
template <Scalar S>
struct PiecewiseQuadratic {
  std::vector<S> knots;         ///< strictly increasing, at least one
  std::vector<S> derivative;    ///< f' at the knots
  S left{}, right{};            ///< f'' before the first and after the last knot
  std::vector<S> heights = {};  ///< f at the knots, once `finish` has run: the least value of f is 0
  S minimiser{};

  std::size_t last() const { return knots.size() - 1; }
  /// f'' between knots j and j + 1
  S curvature(std::size_t j) const { return (derivative[j + 1] - derivative[j]) / (knots[j + 1] - knots[j]); }
  /// The knot whose piece holds x and the curvature there.
  std::pair<std::size_t, S> piece(const S& x) const {
    if (x <= knots[0]) return {0, left};
    std::size_t j = 0;
    while (j < last() && knots[j + 1] < x) ++j;
    return {j, j == last() ? right : curvature(j)};
  }
  S slope(const S& x) const {
    const auto [j, c] = piece(x);
    return derivative[j] + c * (x - knots[j]);
  }
  S value(const S& x) const {
    const auto [j, c] = piece(x);
    const S h = x - knots[j];
    return heights[j] + derivative[j] * h + c * square(h) / S(2);
  }
  /// sup |f''| and sup f'' (at least 0)
  S smoothness() const {
    S l = max(S(abs(left)), S(abs(right)));
    for (std::size_t j = 0; j < last(); ++j) l = max(l, S(abs(curvature(j))));
    return l;
  }
  S upper_curvature() const {
    S l = max(S(0), max(left, right));
    for (std::size_t j = 0; j < last(); ++j) l = max(l, curvature(j));
    return l;
  }
  /// inf f''
  S lower_curvature() const {
    S l = min(left, right);
    for (std::size_t j = 0; j < last(); ++j) l = min(l, curvature(j));
    return l;
  }
  bool bounded_below() const {
    const bool at_left = left > S(0) || (left == S(0) && derivative[0] <= S(0));
    const bool at_right = right > S(0) || (right == S(0) && derivative[last()] >= S(0));
    return at_left && at_right;
  }
  /// Fills in the heights and finds the least value, which lies at a zero of f'. f must be bounded below.
  void finish() {
    heights.assign(1, S(0));
    for (std::size_t j = 0; j < last(); ++j)
      heights.push_back(heights[j] + (derivative[j] + derivative[j + 1]) * (knots[j + 1] - knots[j]) / S(2));
    S least = heights[0];
    minimiser = knots[0];
    const auto consider = [&](std::size_t j, const S& c) {  // the zero of f' on the parabola through knot j
      const S at = knots[j] - derivative[j] / c;
      const S height = heights[j] - square(derivative[j]) / (S(2) * c);
      if (height < least) {
        least = height;
        minimiser = at;
      }
    };
    for (std::size_t j = 0; j <= last(); ++j) {
      if (heights[j] < least) {
        least = heights[j];
        minimiser = knots[j];
      }
      if (j < last() && derivative[j] < S(0) && derivative[j + 1] > S(0)) consider(j, curvature(j));
    }
    if (derivative[0] > S(0)) consider(0, left);
    if (derivative[last()] < S(0)) consider(last(), right);
    for (S& h : heights) h -= least;
  }
  /// The largest mu with f'^2 >= 2 mu (f - min f), 0 if there is none > 0. Between knots f'^2 - 2 f'' (f - min f) is constant, hence
  /// f'^2/(2 (f - min f)) is monotone: its infimum is met at knots, at infinity (where it tends to f'') or next to the minimiser.
  S polyak_lojasiewicz() const {
    S mu = min(left, right);
    for (std::size_t j = 0; j < knots.size(); ++j) {
      if (heights[j] > S(0)) mu = min(mu, S(square(derivative[j]) / (S(2) * heights[j])));
      if (j == last()) break;
      const bool bottom = (derivative[j] <= S(0) && derivative[j + 1] >= S(0)) && derivative[j] != derivative[j + 1];
      if (bottom && (heights[j] == S(0) || heights[j + 1] == S(0) || derivative[j] * derivative[j + 1] < S(0))) mu = min(mu, curvature(j));
      if (derivative[j] * derivative[j + 1] < S(0) && zero_height(j) > S(0)) return S(0);  // a stationary point that is no minimiser
    }
    return max(mu, S(0));
  }

 private:
  S zero_height(std::size_t j) const { return heights[j] - square(derivative[j]) / (S(2) * curvature(j)); }
};

}  // namespace lemmata::problem
