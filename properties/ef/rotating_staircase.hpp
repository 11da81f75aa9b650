#pragma once
#include <utility>
#include <vector>

#include "properties/ef/convex_setting.hpp"

namespace lemmata::ef {

/// A staircase on which every error points along the next gradient: f(x) = max(0, x_1, ..., x_d), and C(v) = v - s P v with P the cyclic
/// shift of the coordinates: linear, and ||C(v) - v|| = s ||v|| for every v. With a step gamma the error before step t is
/// gamma (s + ... + s^t) times the coordinate vector t, all along the subgradient there as long as coordinate t is the largest at step t:
/// the cross term of the proof is as large as it can be.
template <Scalar S>
ConvexSetting<S> staircase_from(Draw& draw, const S& s, Vec<S> x0, long T) {
  ConvexSetting<S> out;
  out.T = T;
  out.d = static_cast<long>(x0.size());
  out.x0 = std::move(x0);
  out.compressor = {.name = "rotating", .delta = S(1) - square(s), .apply = [s](const Vec<S>& v, long, Chance<S>&) {
                      Vec<S> sent = v;
                      for (std::size_t i = 0; i < v.size(); ++i) sent[i] -= s * v[i == 0 ? v.size() - 1 : i - 1];
                      return sent;
                    }};
  out.f = problem::largest_coordinate(out.d, S(1));
  out.sigma2 = S(1);
  const S side(draw.mutant("ascends") ? -1 : 1);
  out.oracle = [f = out.f, side](const oracle::Point<S>& at, Chance<S>&) { return side * f.subgradient(at.x); };
  return out;
}

/// s + ... + s^t for t = 0..last
template <Scalar S>
std::vector<S> rotated_errors(const S& s, long last) {
  std::vector<S> errors(1, S(0));
  for (long t = 1; t <= last; ++t) errors.push_back(s * (S(1) + errors.back()));
  return errors;
}

/// With T steps. Coordinate t starts at H - (s + ... + s^t), a little below the others, so that it is the largest at step t; the last one at
/// almost H, where it stays. H is such that the best step of Theorem III, ||x_0||/(sigma sqrt(c (T + 1))), comes out as 1 and a little more.
template <Scalar S>
ConvexSetting<S> rotating_staircase(Draw& draw) {
  const auto scope = draw.scope("rotating");
  const long T = draw.log_integer("T", 1, 48);
  const S s = draw.in<S>("s", Range::open(0, 1)), steps = S(T + 1), little = ratio<S>(1, 1024);
  const auto error = rotated_errors(s, T - 1);
  S sum(0), squares(0);
  for (const S& e : error) sum += e, squares += square(e);
  const S mean = sum / steps, factor = S(1) + S(2) * s / (S(1) - square(s));
  const S above = sqrt(max(S(0), S(factor + square(mean) - squares / steps)));
  const S H = (S(1) + little) * (mean + above);
  Vec<S> x0(error.size() + 1, (S(1) - little) * H);
  for (std::size_t t = 0; t < error.size(); ++t) x0[t] = H - error[t];
  return staircase_from(draw, s, std::move(x0), T);
}

/// With T + 1 steps gamma and a free height gamma H: coordinate t starts at gamma (H - (s + ... + s^t)) and is at gamma H, alone, at step t.
template <Scalar S>
ConvexSetting<S> staircase_of_height(Draw& draw, const S& gamma) {
  const auto scope = draw.scope("height");
  const long T = draw.log_integer("T", 1, 12);
  const S s = draw.in<S>("s", Range::open(0, 1)), H = draw.positive<S>("H");
  const auto error = rotated_errors(s, T);
  Vec<S> x0(error.size());
  for (std::size_t t = 0; t < error.size(); ++t) x0[t] = gamma * (H - error[t]);
  return staircase_from(draw, s, std::move(x0), T);
}

}  // namespace lemmata::ef
