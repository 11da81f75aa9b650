#pragma once
#include <optional>
#include <vector>

#include "lib/check/box.hpp"

namespace lemmata {

/// What a cover covers: the body, its real draws, and the integers held.
struct Domain {
  const Goal& goal;
  const std::vector<Axis>& axes;
  const Pins& held;
  /// One link at a box of one point, in rationals or balls.
  Truth at_point(const Box& point, const Need& need) const;
};

/// A box of lower dimension, on which a link is to be proved in place of the box.
struct Face {
  Box box;
  bool strict;
};
using Plan = std::vector<Face>;

/// The tests of one box, all certain. With D = rhs - lhs and a variable x in [a, b], the others anywhere in the box, c_j the enclosure of
/// the j-th Taylor coefficient of D in x on the whole box, c_j(a) on the face x = a:
///
///   direct       c_0 >= 0
///   mean value   D(middle) + sum of D_i (x_i - middle_i) >= 0
///   at an end    c_m >= 0 and c_j(a) >= 0 for 0 < j < m: D(x) >= D(a), as D(x) = D(a) + ... + c_m (x - a)^m for some value of c_m.
///                m = 1 is the monotone case; where D and m - 1 derivatives vanish at a, this is the touching case.
///                At b the same with (-1)^j c_j.
///   concave      c_2 <= 0: D(x) >= min(D(a), D(b))
///
/// Strict links: D > 0 needs D(a) > 0, except where a is excluded from the domain and one of the c_j above is > 0.
class BoxTests {
 public:
  BoxTests(const Domain& domain, Box box);

  const OnBox& intervals();
  /// True only when the link is certain on the whole box; tries faces of faces down to points, but halves nothing.
  bool settles(const Need& need);
  /// Faces that suffice, plan by plan. Each is also necessary where all points of the box are instances.
  std::vector<Plan> plans(const Need& need);
  /// The claim (or, on a face, what was asked of it) is false at the middle of the box.
  bool fails_in_the_middle(const Need& need, bool face);
  const Box& middle();

 private:
  const std::vector<Ends>* coefficients(std::size_t axis, std::size_t link);
  std::vector<Ends> coefficients_at(std::size_t axis, double end, std::size_t link);
  const OnBox& at_middle();
  bool by_mean_value(const Need& need);
  std::optional<Plan> plan_at_end(std::size_t axis, bool at_lower, const Need& need);
  std::optional<Plan> plan_concave(std::size_t axis, const Need& need);
  bool excluded(std::size_t axis, double end) const;
  Face face(std::size_t axis, double end, bool strict) const;

  const Domain& domain_;
  Box box_;
  int order_;
  std::optional<OnBox> intervals_, at_middle_;
  Box middle_;
  std::vector<std::optional<Coefficients>> series_;
};

}  // namespace lemmata
