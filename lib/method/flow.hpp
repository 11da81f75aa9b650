#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include "lib/problem/linear_algebra.hpp"
#include "lib/problem/piecewise.hpp"

// Flows that go from event to event: gradient and sign flow on piecewise quadratic functions of one variable, and the sign flow of
// Filippov on quadratics. Rational data stay rational but for the exponentials and logarithms of the gradient flow.

namespace lemmata::method {

/// Where a flow on the line stood at its events: x(0), each knot on the way, x(t). f' does not change its sign in between, and is linear
/// in x between neighbours.
template <Scalar S>
struct LinePath {
  std::vector<S> points, times;
  const S& end() const { return points.back(); }
};

/// The piece that a point is about to enter against the slope: its curvature, and the knot at its end, if there is one.
template <Scalar S>
struct NextPiece {
  S curvature{};
  bool bounded = false;
  std::size_t knot = 0;
};
template <Scalar S>
NextPiece<S> next_piece(const problem::PiecewiseQuadratic<S>& f, const S& x, bool leftwards) {
  if (leftwards) {
    std::size_t j = f.knots.size();  // the largest knot below x
    while (j > 0 && !(f.knots[j - 1] < x)) --j;
    if (j == 0) return {f.left, false, 0};
    return {j - 1 == f.last() ? f.right : f.curvature(j - 1), true, j - 1};
  }
  std::size_t j = 0;
  while (j <= f.last() && !(x < f.knots[j])) ++j;
  if (j > f.last()) return {f.right, false, 0};
  return {j == 0 ? f.left : f.curvature(j - 1), true, j};
}

/// The minimiser of a convex f that is nearest to x: the one found, or a knot at which f' vanishes (the end of a flat stretch).
template <Scalar S>
S nearest_minimiser(const problem::PiecewiseQuadratic<S>& f, const S& x) {
  S best = f.minimiser;
  for (std::size_t j = 0; j <= f.last(); ++j)
    if (f.derivative[j] == S(0) && abs(S(x - f.knots[j])) < abs(S(x - best))) best = f.knots[j];
  return best;
}

/// x' = -beta f'(x): on a piece of curvature c the slope is s e^(-beta c t), so that a knot of slope s_k is met after log(s/s_k)/(beta c).
template <Scalar S>
LinePath<S> gradient_flow(const problem::PiecewiseQuadratic<S>& f, S x, const S& beta, const S& horizon) {
  LinePath<S> path{{x}, {S(0)}};
  S slope = f.slope(x), now(0);
  while (slope != S(0)) {
    const auto piece = next_piece(f, x, slope > S(0));
    const S c = piece.curvature, left = horizon - now;
    const S there = piece.bounded ? f.derivative[piece.knot] : S(0);
    if (piece.bounded && there * slope > S(0)) {  // the knot is met
      const S needed = there == slope ? S(abs(S(x - f.knots[piece.knot])) / (beta * abs(slope))) : S(log(S(slope / there)) / (beta * c));
      if (needed < left) {
        x = f.knots[piece.knot], slope = there, now += needed;
        path.points.push_back(x), path.times.push_back(now);
        continue;
      }
    }
    x -= c == S(0) ? S(beta * slope * left) : S(slope / c * (S(1) - exp(S(-(beta * c * left)))));
    break;
  }
  path.points.push_back(x), path.times.push_back(horizon);
  return path;
}

/// x' = -beta sign(f'(x)): constant speed until the first stationary point on the way, where it stays (in Filippov's sense it may also
/// leave one that is no minimum).
template <Scalar S>
LinePath<S> sign_flow(const problem::PiecewiseQuadratic<S>& f, S x, const S& beta, const S& horizon) {
  LinePath<S> path{{x}, {S(0)}};
  S slope = f.slope(x), now(0);
  while (slope != S(0)) {
    const auto piece = next_piece(f, x, slope > S(0));
    const S reach = x - sign(slope, 0) * beta * (horizon - now);
    const bool meets = piece.bounded && abs(S(f.knots[piece.knot] - x)) <= abs(S(reach - x));
    S target = meets ? f.knots[piece.knot] : reach, there = meets ? f.derivative[piece.knot] : S(slope + piece.curvature * (reach - x));
    const bool stops = there * slope <= S(0);
    if (there * slope < S(0)) target = x - slope / piece.curvature;
    now += abs(S(target - x)) / beta, x = target, slope = there;
    path.points.push_back(x), path.times.push_back(now);
    if (stops || !meets) break;
  }
  path.points.push_back(x), path.times.push_back(horizon);
  return path;
}

/// x' = -beta s, s_i = sign(g_i), in [-1, 1] where g_i = 0, for f(x) = x^T H x/2 around its centre, g = H (x - centre), H positive
/// semidefinite. In Filippov's sense the entries that stay at 0 slide: s minimises s^T H s over the free entries, which is what keeps
/// g_i = 0 there, or lets it leave with the sign of s_i. The solution of g is unique. d <= 8.
template <Scalar S>
struct SignFlow {
  Mat<S> h;
  S beta;

  struct State {
    Vec<S> x, g;
    S t{};
  };

  /// s for the slopes g.
  Vec<S> selection(const Vec<S>& g) const {
    std::vector<std::size_t> zero;
    Vec<S> fixed(g.size());
    for (std::size_t i = 0; i < g.size(); ++i) {
      fixed[i] = sign(g[i], 0);
      if (g[i] == S(0)) zero.push_back(i);
    }
    std::size_t patterns = 1;
    for (std::size_t j = 0; j < zero.size(); ++j) patterns *= 3;
    for (std::size_t code = 0; code < patterns; ++code) {
      Vec<S> s = fixed;
      if (completes(code, zero, s)) return s;
    }
    throw Unsupported("no selection of the sign flow in this arithmetic");
  }

  /// The state at the next event (an entry of g reaches 0), or at `horizon` if that comes first.
  State advance(const State& at, const S& horizon) const {
    const Vec<S> s = selection(at.g), rate = -beta * (h * s);
    std::vector<S> arrival(s.size(), S(0));  // when g_i reaches 0, where it moves that way
    std::size_t first = s.size();
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (!(at.g[i] * rate[i] < S(0))) continue;
      arrival[i] = -at.g[i] / rate[i];
      if (first == s.size() || arrival[i] < arrival[first]) first = i;
    }
    const bool event = first < s.size() && arrival[first] < horizon - at.t;
    const S dt = event ? arrival[first] : S(horizon - at.t);
    State next{at.x - beta * dt * s, at.g, event ? S(at.t + dt) : horizon};
    for (std::size_t i = 0; i < s.size(); ++i) {  // identical, not equal: in balls a number cannot be told from itself
      const bool slides = at.g[i] == S(0) && abs(s[i]) < S(1), arrives = event && (i == first || identical(arrival[i], dt));
      next.g[i] = slides || arrives ? S(0) : S(at.g[i] + dt * rate[i]);
    }
    return next;
  }

  /// The states at every event up to `horizon`, the first and the last included. On each piece x and g are linear in t.
  std::vector<State> run(const Vec<S>& x0, const Vec<S>& centre, const S& horizon) const {
    std::vector<State> states{{x0, h * (x0 - centre), S(0)}};
    while (states.back().t < horizon) {
      if (states.size() > 256) throw TooLarge("more than 256 events of the sign flow");
      states.push_back(advance(states.back(), horizon));
    }
    return states;
  }

 private:
  /// Digit j of `code` says whether entry zero[j] slides (0), or leaves with s = 1 or -1; fills in s and checks its signs.
  bool completes(std::size_t code, const std::vector<std::size_t>& zero, Vec<S>& s) const {
    std::vector<std::size_t> free;
    for (const std::size_t i : zero) {
      const std::size_t digit = code % 3;
      code /= 3;
      s[i] = S(digit == 0 ? 0 : digit == 1 ? 1 : -1);
      if (digit == 0) free.push_back(i);
    }
    Mat<S> block(free.size());
    for (std::size_t a = 0; a < free.size(); ++a)
      for (std::size_t b = 0; b < free.size(); ++b) block(a, b) = h(free[a], free[b]);
    const auto inverted = problem::inverse(block);
    if (!inverted) return false;
    const Vec<S> pushed = h * s;
    Vec<S> rhs(free.size());
    for (std::size_t a = 0; a < free.size(); ++a) rhs[a] = -pushed[free[a]];
    const Vec<S> solved = *inverted * rhs;
    for (std::size_t a = 0; a < free.size(); ++a) {
      s[free[a]] = solved[a];
      if (abs(solved[a]) > S(1)) return false;
    }
    const Vec<S> force = h * s;  // the rate of g is -beta times this
    for (const std::size_t i : zero) {
      const bool slides = std::find(free.begin(), free.end(), i) != free.end();
      if (!slides && s[i] * force[i] > S(0)) return false;
    }
    return true;
  }
};

}  // namespace lemmata::method
