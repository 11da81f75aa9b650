#pragma once
#include "lib/chance/draw.hpp"
#include "lib/num/vector.hpp"
#include "lib/oracle/oracle.hpp"
#include "lib/problem/quadratic.hpp"

// Problem (5): f(x) = (<a_1, x>^2 + <a_2, x>^2)/2 with a_1 = (1 + epsilon, -1 + epsilon), a_2 = (-1 + epsilon, 1 + epsilon). Its points
// are drawn by the signs and sizes of what the signs of the oracle depend on, so that a proof in polynomials can follow every branch.
// For the papers ssd and ef, whose counterexamples it is.
namespace lemmata::shared {

/// epsilon in (0, 1), drawn by its reciprocal.
template <Scalar S>
struct TwoRow {
  S inverse;
  S epsilon = S(1) / inverse;

  static TwoRow draw(Draw& draw) { return {draw.in<S>("1/epsilon", Range::open(1, std::numeric_limits<double>::infinity()))}; }
  Vec<S> row(int i) const {
    const S large = S(1) + epsilon, small = epsilon - S(1);
    return i == 1 ? Vec<S>{large, small} : Vec<S>{small, large};
  }
  S along(int i, const Vec<S>& x) const { return dot(row(i), x); }
  /// 2 <a_i, x> a_i
  Vec<S> term(int i, const Vec<S>& x) const { return problem::two_row_term(epsilon, i)(x); }
  oracle::Oracle<S> oracle() const { return oracle::one_of<S>({problem::two_row_term(epsilon, 1), problem::two_row_term(epsilon, 2)}); }
  S value(const Vec<S>& x) const { return (square(along(1, x)) + square(along(2, x))) / S(2); }
  /// The gradient by the Hessian, another route than the rows: 2 (1 + epsilon^2) x_i - 2 (1 - epsilon^2) x_j.
  Vec<S> gradient(const Vec<S>& x) const {
    const S own = S(2) * (S(1) + square(epsilon)), other = S(2) * (S(1) - square(epsilon));
    return {own * x[0] - other * x[1], own * x[1] - other * x[0]};
  }
  /// The point with <a_1, x> = one and <a_2, x> = two: x_1 + x_2 = (one + two)/(2 epsilon), x_1 - x_2 = (one - two)/2.
  Vec<S> point(const S& one, const S& two) const {
    const S sum = inverse * (one + two) / S(2), difference = (one - two) / S(2);
    return {(sum + difference) / S(2), (sum - difference) / S(2)};
  }
};

/// A number by its sign (-1, 0 or 1) and its size.
template <Scalar S>
S signed_number(Draw& draw, std::string_view sign, std::string_view size) {
  const long s = draw.integer(sign, -1, 1);
  return s == 0 ? S(0) : S(s) * draw.positive<S>(size);
}

/// Any point of the line Z, x = (1 + epsilon w, 1 - epsilon w), so that <a_1, x> = 2 epsilon (1 + w), <a_2, x> = 2 epsilon (1 - w).
template <Scalar S>
Vec<S> any_point_of_line(Draw& draw, const TwoRow<S>& f) {
  const long place = draw.integer("place", -2, 2);  // w < -1, w = -1, -1 < w < 1, w = 1, w > 1
  S w = S(place / 2);
  if (place == 1 || place == -1) w = S(place);
  else {
    const S u = draw.positive<S>("u");
    w = place == 0 ? (u - S(1)) / (u + S(1)) : w * (S(1) + u);
  }
  return {S(1) + f.epsilon * w, S(1) - f.epsilon * w};
}

}  // namespace lemmata::shared
