#pragma once
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/problem/linear_algebra.hpp"

namespace lemmata::problem {

/// A loss of one number, by its derivative; its least value lies at `centre`, alone unless it is one-sided.
template <Scalar S>
struct ScalarLoss {
  enum class Shape : long {
    square,       ///< c (z - centre)^2 / 2
    logarithmic,  ///< c log(1 + (z - centre)^2) / 2: not convex
    quartic,      ///< c (z - centre)^4 / 4
    huber,        ///< slope at most c
    one_sided     ///< c max(0, side (z - centre))^2 / 2: flat on one side
  };
  Shape shape = Shape::square;
  S c{}, centre{};
  S tilt{};  ///< tilt * z is added; only where the losses are convex
  int side = 1;

  S derivative(const S& z) const {
    const S h = z - centre;
    switch (shape) {
      case Shape::logarithmic:
        return tilt + c * h / (S(1) + square(h));
      case Shape::quartic:
        return tilt + c * pow(h, 3L);
      case Shape::huber:
        return tilt + c * max(S(-1), min(S(1), h));
      case Shape::one_sided:
        return tilt + c * S(side) * max(S(0), S(S(side) * h));
      case Shape::square:
        break;
    }
    return tilt + c * h;
  }
};

/// f(x) = sum_i l_i(<a_i, x>) in R^d with sign(a_i) = +-s for all i and the unique optimum x*: the setting of the general counterexample
/// to signSGD. No entry of a row is 0.
///
/// The losses of the first d rows, which are independent, have their only least point at <a_i, x*>, so that f has its only one at x*. Further
/// rows are of any such loss, or one-sided ones that are flat at x*. With `tilted` the losses are squares, and the first row and an opposite
/// copy of it, -k a_1, have slopes at x* that cancel: no stochastic gradient of the two vanishes there, their sum does.
template <Scalar S>
struct OnePattern {
  Vec<S> s, optimum;
  std::vector<Vec<S>> rows;
  std::vector<ScalarLoss<S>> losses;
  bool independent = true;  ///< the first d rows are

  std::size_t dimension() const { return s.size(); }
  S slope(std::size_t i, const Vec<S>& x) const { return losses[i].derivative(dot(rows[i], x)); }
  /// grad l_i(<a_i, x>)
  Vec<S> term(std::size_t i, const Vec<S>& x) const { return slope(i, x) * rows[i]; }
  /// The sum of all terms: grad f, 0 at the optimum.
  Vec<S> gradient(const Vec<S>& x) const {
    Vec<S> sum(dimension());
    for (std::size_t i = 0; i < rows.size(); ++i) sum += term(i, x);
    return sum;
  }
  /// The gradients of the terms: one of them, each with the same probability, is the oracle of batch size one.
  std::vector<std::function<Vec<S>(const Vec<S>&)>> terms() const {
    std::vector<std::function<Vec<S>(const Vec<S>&)>> all;
    for (std::size_t i = 0; i < rows.size(); ++i)
      all.push_back([row = rows[i], loss = losses[i]](const Vec<S>& x) { return loss.derivative(dot(row, x)) * row; });
    return all;
  }
  /// x minus its projection on the line R s: what no step along s changes.
  Vec<S> across(const Vec<S>& x) const { return x - dot(s, x) / norm2_squared(s) * s; }
};

/// Any loss with its least value at `centre`, or, one-sided, flat there.
template <Scalar S>
ScalarLoss<S> any_loss(Draw& draw, const std::string& index, const S& centre, bool square_only, bool may_be_flat, bool smooth_convex) {
  using Shape = typename ScalarLoss<S>::Shape;
  ScalarLoss<S> loss{.c = draw.positive<S>("c" + index), .centre = centre, .tilt = S(0)};
  if (square_only) return loss;
  if (may_be_flat && draw.coin("flat" + index)) {
    loss.shape = Shape::one_sided;
    loss.side = draw.coin("side" + index) ? -1 : 1;
    loss.centre += S(loss.side) * draw.nonnegative<S>("margin" + index);
    return loss;
  }
  constexpr Shape shapes[] = {Shape::square, Shape::quartic, Shape::huber, Shape::logarithmic};
  loss.shape = shapes[draw.integer("shape" + index, 0, smooth_convex ? 2 : 3)];
  return loss;
}

/// Any instance as above with d rows and up to `extra` more. With `smooth_convex` the losses are squares, quartic, Huber or one-sided.
template <Scalar S>
OnePattern<S> any_one_pattern(Draw& draw, std::string_view name, long d, long extra, bool smooth_convex = false) {
  const auto scope = draw.scope(name);
  const auto n = static_cast<std::size_t>(d);
  OnePattern<S> f;
  f.s = Vec<S>(n, S(1));
  for (std::size_t i = 1; i < n; ++i) f.s[i] = S(draw.coin("minus" + std::to_string(i)) ? -1 : 1);
  f.optimum = draw.coin("moved") ? draw.vector<S>("optimum", d) : Vec<S>(n);
  const bool tilted = draw.integer("tilted", 0, 3) == 3;
  const long more = tilted ? 1 : draw.integer("more", 0, extra);
  Mat<S> first(n);
  for (long i = 0; i < d + more; ++i) {
    const std::string index = std::to_string(i);
    const Vec<S> size = draw.vector<S>("size" + index, d, Range::open(0, std::numeric_limits<double>::infinity()));
    const S orientation = S(draw.coin("opposite" + index) ? -1 : 1);
    Vec<S> row(n);
    for (std::size_t j = 0; j < n; ++j) {
      row[j] = orientation * f.s[j] * size[j];
      if (i < d) first(static_cast<std::size_t>(i), j) = row[j];
    }
    f.losses.push_back(any_loss(draw, index, dot(row, f.optimum), tilted, i >= d, smooth_convex));
    f.rows.push_back(std::move(row));
  }
  if (tilted) {
    const S ratio = draw.positive<S>("ratio");
    f.rows.back() = -(ratio * f.rows.front());
    f.losses.back().centre = dot(f.rows.back(), f.optimum);
    f.losses.front().tilt = draw.real<S>("tilt");
    f.losses.back().tilt = f.losses.front().tilt / ratio;
  }
  f.independent = inverse(first).has_value();
  return f;
}

// Instantiated once, in one_pattern.cpp: every claim would compile them again.
extern template OnePattern<double> any_one_pattern(Draw&, std::string_view, long, long, bool);
extern template OnePattern<Exact> any_one_pattern(Draw&, std::string_view, long, long, bool);

}  // namespace lemmata::problem
