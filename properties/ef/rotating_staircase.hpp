#pragma once
#include <vector>

#include "properties/ef/convex_setting.hpp"

namespace lemmata::ef {

/// A staircase on which every error points along the next gradient. f(x) = max(0, x_1, ..., x_{T+1}), and C(v) = v - s P v with P the cyclic
/// shift of the coordinates: linear, and ||C(v) - v|| = s ||v|| for every v. With a step gamma the error before step t is
/// gamma (s + ... + s^t) times the coordinate vector t, all along the subgradient there: the cross term of the proof is as large as it can be.
///
/// Coordinate t starts at H - (s + ... + s^t), a little below the others, so that it is the largest at step t; the last one at almost H, where it
/// stays. H is such that the best step of Theorem III, ||x_0||/(sigma sqrt(c (T + 1))), comes out as 1 and a little more.
template <Scalar S>
ConvexSetting<S> rotating_staircase(Draw& draw) {
  const auto scope = draw.scope("rotating");
  ConvexSetting<S> out;
  out.T = draw.log_integer("T", 1, 48);
  out.d = out.T + 1;
  const S s = draw.in<S>("s", Range::open(0, 1)), steps = S(out.d), little = ratio<S>(1, 1024);
  const auto last = static_cast<std::size_t>(out.T);
  std::vector<S> error(last + 1, S(0));
  S sum(0), squares(0);
  for (std::size_t t = 0; t < last; ++t) {
    if (t > 0) error[t] = s * (S(1) + error[t - 1]);
    sum += error[t];
    squares += square(error[t]);
  }
  out.compressor = {.name = "rotating", .delta = S(1) - square(s), .apply = [s](const Vec<S>& v, long, Chance<S>&) {
                      Vec<S> sent = v;
                      for (std::size_t i = 0; i < v.size(); ++i) sent[i] -= s * v[i == 0 ? v.size() - 1 : i - 1];
                      return sent;
                    }};
  const S mean = sum / steps, factor = S(1) + S(2) * s / out.compressor.delta;
  const S above = sqrt(max(S(0), S(factor + square(mean) - squares / steps)));
  const S H = (S(1) + little) * (mean + above);
  out.x0 = Vec<S>(last + 1);
  for (std::size_t t = 0; t < last; ++t) out.x0[t] = H - error[t];
  out.x0[last] = (S(1) - little) * H;
  out.f = problem::largest_coordinate(out.d, S(1));
  out.sigma2 = S(1);
  const S side(draw.mutant("ascends") ? -1 : 1);
  out.oracle = [f = out.f, side](const oracle::Point<S>& at, Chance<S>&) { return side * f.subgradient(at.x); };
  return out;
}

}  // namespace lemmata::ef
