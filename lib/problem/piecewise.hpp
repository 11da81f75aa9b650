#pragma once
#include <algorithm>
#include <vector>

#include "lib/num/error.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::problem {

/// A function of one variable whose derivative is continuous and piecewise linear: through (knots[j], derivative[j]), beyond them
/// with the second derivatives `left` and `right`. Every C^{1,1} function is a limit of such.
template <Scalar S>
struct PiecewiseQuadratic {
  std::vector<S> knots;         ///< strictly increasing, at least one
  std::vector<S> derivative;    ///< f' at the knots
  S left{}, right{};            ///< f'' before the first and after the last knot
  std::vector<S> between = {};  ///< f'' between knots j and j + 1; `finish` computes what is not given
  std::vector<S> heights = {};  ///< f at the knots, once `finish` has run: the least value of f is 0
  S minimiser{};
  std::size_t origin = 0;  ///< a piece is described from its end that is nearer to this knot

  std::size_t last() const { return knots.size() - 1; }
  /// f'' between knots j and j + 1
  const S& curvature(std::size_t j) const { return between[j]; }
  /// The knot from which the piece that holds x is described, and the curvature there.
  std::pair<std::size_t, S> piece(const S& x) const {
    std::size_t j = origin;
    if (x <= knots[j]) {
      while (j > 0 && x <= knots[j - 1]) --j;
      return {j, j == 0 ? left : curvature(j - 1)};
    }
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
  ///
  /// In double a large height at a knot would blur f near its minimum, so that f(x) - min f and f' would belong to different functions:
  /// there the minimiser becomes a knot, from which the heights are summed up.
  ///
  /// @throws Unsupported in double, where knots, or the minimiser and a knot, are too close to each other to be told apart
  void finish() {
    for (std::size_t j = between.size(); j < last(); ++j)
      between.push_back((derivative[j + 1] - derivative[j]) / (knots[j + 1] - knots[j]));
    add_heights();
    Lowest least = lowest();
    if constexpr (std::same_as<S, double>) {
      for (std::size_t j = 0; j < last(); ++j)
        if (!(knots[j] < knots[j + 1])) throw Unsupported("the knots lie closer together than this arithmetic resolves");
      for (int round = 0; round < 3 && (round == 0 || least.height < 0); ++round) {
        make_origin(least);
        add_heights();
        least = lowest();
      }
      least = {.at = knots[origin], .height = 0, .knot = origin};
    }
    minimiser = least.at;
    for (S& h : heights) h -= least.height;
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
  /// A zero of f', or a knot: where, how high, and the knot at or before it (the first one also for a zero before it).
  struct Lowest {
    S at, height;
    std::size_t knot = 0;
    bool is_knot = true;
  };
  /// f at the knots, 0 at the origin.
  void add_heights() {
    heights.assign(knots.size(), S(0));
    const auto rise = [&](std::size_t j) { return (derivative[j] + derivative[j + 1]) * (knots[j + 1] - knots[j]) / S(2); };
    for (std::size_t j = origin; j < last(); ++j) heights[j + 1] = heights[j] + rise(j);
    for (std::size_t j = origin; j > 0; --j) heights[j - 1] = heights[j] - rise(j - 1);
  }
  Lowest lowest() const {
    Lowest least{.at = knots[origin], .height = heights[origin], .knot = origin};
    const auto consider = [&](std::size_t j, const S& c) {  // the zero of f' on the parabola through knot j
      const S height = heights[j] - square(derivative[j]) / (S(2) * c);
      if (height < least.height) least = {.at = S(knots[j] - derivative[j] / c), .height = height, .knot = j, .is_knot = false};
    };
    for (std::size_t j = 0; j <= last(); ++j) {
      if (heights[j] < least.height) least = {.at = knots[j], .height = heights[j], .knot = j};
      if (j < last() && derivative[j] < S(0) && derivative[j + 1] > S(0)) consider(j, curvature(j));
    }
    if (derivative[0] > S(0)) consider(0, left);
    if (derivative[last()] < S(0)) consider(last(), right);
    return least;
  }
  /// The zero of f' becomes a knot, and the origin.
  void make_origin(const Lowest& least) {
    const bool before = !least.is_knot && least.at < knots[0];
    const std::size_t next = least.is_knot || before ? least.knot : least.knot + 1;  // it is to stand before this one
    origin = next;
    if (least.is_knot) return;
    if ((next > 0 && !(knots[next - 1] < least.at)) || (next <= last() && !(least.at < knots[next])))
      throw Unsupported("the minimiser lies closer to a knot than this arithmetic resolves");
    const auto offset = static_cast<std::ptrdiff_t>(next);
    between.insert(before ? between.begin() : between.begin() + offset - 1, before ? left : next > last() ? right : curvature(next - 1));
    knots.insert(knots.begin() + offset, least.at);
    derivative.insert(derivative.begin() + offset, S(0));
  }
  S zero_height(std::size_t j) const { return heights[j] - square(derivative[j]) / (S(2) * curvature(j)); }
};

}  // namespace lemmata::problem
