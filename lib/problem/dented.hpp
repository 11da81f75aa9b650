#pragma once
#include "lib/problem/separable.hpp"

namespace lemmata::problem {

/// A parabola of curvature L on the line with a dent in its slope, min f = 0: f' = slope at `start`, falls at the rate L on the way to
/// start - step, and rises back to `slope` + L h step inside a stretch of length h step just before start - step.
///
/// A step of length `step` to the left changes f by the least that smoothness from above allows, -step slope + L step^2/2, up to terms in
/// h, and finds the same slope again: the descent lemma is tight there, and the gradient does not shrink.
///
/// @param h  in (0, 1/4]
template <Scalar S>
Problem<S> dented(const S& L, const S& start, const S& step, const S& slope, const S& h) {
  require(S(0) < L, "L", L, "(0, inf)");
  require(S(0) < h && h <= ratio<S>(1, 4), "h", h, "(0, 1/4]");
  const S right = start - step * (S(1) - S(2) * h), left = start - step * (S(1) - h);
  if constexpr (std::same_as<S, double>)
    if (!(right - left > step * h / 2 && right - left < step * h * 2 && right < start))
      throw Unsupported("the dent is narrower than this arithmetic resolves");
  PiecewiseQuadratic<S> f{
      .knots = {left, right}, .derivative = {slope + L * h * step, slope - L * step * (S(1) - S(2) * h)}, .left = L, .right = L};
  f.finish();
  return separable<S>({f}, Shape::smooth);
}

}  // namespace lemmata::problem
