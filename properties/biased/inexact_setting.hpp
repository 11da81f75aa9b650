#pragma once
#include <string>
#include <vector>

#include "lib/claim/relation.hpp"
#include "lib/problem/inexact.hpp"

namespace lemmata {

/// What a (delta, L)-oracle is drawn for.
enum class Inexact {
  convex,  ///< f convex, as in Definition 5; L any number with which delta is finite
  smooth   ///< f(y) <= f(x) + <grad f(x), y - x> + (L/2)||y - x||^2 with the oracle's own L, convex or not
};

/// Any separable piecewise quadratic f and a (delta, L)-oracle of it at a point: slopes of f elsewhere (inexact in the way of a gradient
/// at a wrong point) or any shift of the gradient; the value as high as it can be or lower; delta the least one, exact.
template <Scalar S>
struct InexactSetting {
  std::vector<problem::PiecewiseQuadratic<S>> f;
  std::vector<problem::Segment<S>> box;
  problem::InexactPair<S> pair;

  /// f of either kind, on the whole space.
  explicit InexactSetting(Draw& draw) : InexactSetting(draw, draw.coin("convex") ? Inexact::convex : Inexact::smooth, false) {}
  /// Lengths are drawn in units of 1 and curvatures in units of K > 0: f(x) and a^2 f(x/a) have the same ratio of bias to 2 delta L.
  InexactSetting(Draw& draw, Inexact kind, bool bounded) {
    const long d = draw.integer("d", 1, 2);
    const S K = draw.in<S>("K", Range::closed(0x1p-16, 0x1p16));
    Vec<S> y(static_cast<std::size_t>(d)), g(y.size());
    S tail(0), upper(0);
    for (std::size_t i = 0; i < y.size(); ++i) {
      const auto scope = draw.scope("f" + std::to_string(i));
      y[i] = draw.in<S>("y", far);
      f.push_back(any_term(draw, K, y[i], kind));
      box.emplace_back();
      if (bounded && draw.coin("bounded")) {  // y in [lower, upper]
        box[i].lower = y[i] - draw.in<S>("below", length);
        box[i].upper = y[i] + draw.in<S>("above", length);
      }
      const bool elsewhere = draw.coin("elsewhere");
      const S size = draw.in<S>("step", length), step = draw.coin("backwards") ? -size : size;
      g[i] = elsewhere ? f[i].slope(y[i] + step) : f[i].slope(y[i]) + K * step;
      tail = max(tail, max(f[i].left, f[i].right));
      upper = max(upper, f[i].upper_curvature());
    }
    const S more = K * draw.in<S>("more L", length);
    const S L = (kind == Inexact::smooth ? upper : bounded ? S(0) : tail) + more;
    pair = problem::inexact_pair(f, y, g, L, draw.coin("slack") ? S(K * draw.in<S>("less", length)) : S(0), box);
  }

  Relation<S> admitted() const { return holds<S>(pair.admitted, "an oracle with these slopes"); }
  S bias() const { return norm2_squared(pair.gradient - pair.g); }
  S zeta2() const { return S(2) * pair.delta * pair.L; }

 private:
  static constexpr Range far = {-64, 64, false, false}, length = {0x1p-10, 64, false, false};

  /// A piecewise quadratic with bends next to y, less a linear function that changes nothing; its tails do not fall for ever.
  static problem::PiecewiseQuadratic<S> any_term(Draw& draw, const S& K, const S& y, Inexact kind) {
    problem::PiecewiseQuadratic<S> f{.knots = {S(0)}, .derivative = {S(0)}};
    const long pieces = draw.integer("pieces", 0, 3), own = draw.integer("own knot", 0, pieces);
    S moved = y;  // the first knot, such that knot `own` is at y or somewhere else
    for (long j = 0; j < pieces; ++j) {
      const std::string index = std::to_string(j);
      const S gap = draw.in<S>("gap" + index, length);
      const S share = ratio<S>(draw.integer("share" + index, kind == Inexact::convex ? 0 : -16, 16), 16);
      f.derivative.push_back(f.derivative.back() + K * share * gap);
      f.knots.push_back(f.knots.back() + gap);
      if (j < own) moved -= gap;
    }
    if (draw.coin("aside")) moved += draw.in<S>("offset", far);
    for (S& knot : f.knots) knot += moved;
    f.left = draw.coin("left flat") ? S(0) : K * ratio<S>(draw.integer("left", 1, 16), 16);
    f.right = draw.coin("right flat") ? S(0) : K * ratio<S>(draw.integer("right", 1, 16), 16);
    if (f.left == S(0) && f.derivative.front() > S(0)) f.left = K;
    if (f.right == S(0) && f.derivative.back() < S(0)) f.right = K;
    f.finish();
    return f;
  }
};

}  // namespace lemmata
