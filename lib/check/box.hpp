#pragma once
#include <string>
#include <vector>

#include "lib/check/prove_body.hpp"
#include "lib/num/arithmetic.hpp"

// Boxes of the prover: their geometry, and what one run of a body says about one box.
namespace lemmata {

/// A real draw that the prover covers. An excluded end is a limit of instances and no instance.
struct Axis {
  std::string name;
  Range range;
  friend bool operator==(const Axis&, const Axis&) = default;
};

struct Side {
  double lower, upper;  ///< may be infinite; equal: the side is a point
  bool is_point() const { return lower == upper; }
};
using Box = std::vector<Side>;

/// The whole domain.
Box whole_of(const std::vector<Axis>& axes);
/// The length of a side relative to its axis, in the coordinate (x - lower)/(upper - lower) of a bounded range, else x/(1 + |x|).
double relative_length(const Side& side, const Range& range);
/// A number with few binary digits near the middle of the side: points where both sides of a link touch tend to be such numbers, and are
/// then ends of boxes. NaN when nothing lies between the ends.
double cut_of(const Side& side);
std::string text_of(const Box& box, const std::vector<Axis>& axes);
/// `held` and a box for each axis; `variable` (an index, or -1) is the variable of the Taylor series.
Pins pins_of(const Box& box, const std::vector<Axis>& axes, const Pins& held, int variable);

/// What is left to prove of one link on a box: D = rhs - lhs >= 0, or > 0 where strict.
struct Need {
  std::size_t link;
  bool strict;
};

/// All links in interval arithmetic on one box.
struct OnBox {
  bool done = false;  ///< the body ran to its end
  std::string error;
  Truth given = Truth::open;
  struct Link {
    Truth truth;
    bool strict, equality;
    Ends gap;  ///< of rhs - lhs
  };
  std::vector<Link> links;
};
OnBox intervals_on(const Goal& goal, const Pins& pins, const std::vector<Axis>& axes);

/// Taylor coefficients of D in one variable: coefficient[link][j] encloses the j-th derivative over j! on the box. Empty where the body
/// could not be run.
using Coefficients = std::vector<std::vector<Ends>>;
Coefficients taylor_on(const Goal& goal, const Pins& pins, int order);

/// D on the box by the mean value theorem, one variable after the other: D(middle) + sum of D_i(box) (x_i - middle_i).
Ends mean_value(const Ends& at_middle, const std::vector<Ends>& slopes, const Box& box, const Box& middle);

/// Thrown when the body draws a real that the axes do not cover: the cover starts again with this axis.
struct NewAxis {
  Axis axis;
};
/// The same for integers that no pin holds yet.
struct NewIntegers {
  Instance instance;
};

}  // namespace lemmata
