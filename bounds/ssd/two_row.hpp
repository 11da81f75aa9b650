#pragma once
#include "lib/num/vector.hpp"

namespace lemmata::bounds::ssd {

/// The least value of f(x) = (<a_1, x>^2 + <a_2, x>^2)/2 on the line x_1 + x_2 = 2, in excess of its minimum 0: there
/// f(x) = 4 epsilon^2 + (x_1 - x_2)^2.
///
/// @param epsilon  in (0, 1)
/// @source         ssd, eq. (5)
template <Scalar S>
S least_on_line(const S& epsilon) {
  return S(4) * square(epsilon);
}

/// Squared distance of x to the closure of S = {<a_1, x><a_2, x> > 0}, a_{1,2} = +-(1, -1) + epsilon (1, 1).
///
///   min(<a_1, x>^2, <a_2, x>^2)/(2 + 2 epsilon^2) outside S, 0 inside
///
/// S holds the directions within arctan(epsilon) < 45 degrees of +-(1, 1). A point outside lies in a wedge of more than 90 degrees between
/// two rays, one on each line <a_i, x> = 0, and the foot of its perpendicular on the nearer line is on the ray.
///
/// @param along_1, along_2  <a_1, x> and <a_2, x>
/// @param epsilon           in (0, 1)
/// @source                  ssd, Section 3.2
template <Scalar S>
S squared_distance_to_cone(const S& along_1, const S& along_2, const S& epsilon) {
  if (!(along_1 * along_2 < S(0))) return S(0);
  const S one = square(along_1), two = square(along_2);
  return min(one, two) / (S(2) + S(2) * square(epsilon));
}

}  // namespace lemmata::bounds::ssd
