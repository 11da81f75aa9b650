#include "lib/check/box.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/check/point_arithmetic.hpp"

namespace lemmata {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr long bits = 128;

void check_axes(const Goal& goal, const Instance& instance, const Pins& pins, const std::vector<Axis>& axes) {
  for (const Drawn& drawn : instance) {
    const auto other = goal.ranges.find(drawn.name);
    const Range& range = other == goal.ranges.end() ? drawn.range : other->second;
    const auto axis = std::find_if(axes.begin(), axes.end(), [&](const Axis& a) { return a.name == drawn.name; });
    if (axis == axes.end()) {
      if (!is_free(drawn, pins)) continue;
      if (is_integer(drawn)) throw NewIntegers{instance};
      if (drawn.kind == DrawKind::vector) throw Unsupported("the vector '" + drawn.name + "' is not covered by boxes");
      throw NewAxis{{drawn.name, range}};
    } else if (!(axis->range == range)) {
      throw Unsupported("the range of '" + drawn.name + "' depends on the instance");
    }
  }
}

}  // namespace

Box whole_of(const std::vector<Axis>& axes) {
  Box box;
  for (const Axis& axis : axes) box.push_back({axis.range.lower, axis.range.upper});
  return box;
}

double relative_length(const Side& side, const Range& range) {
  if (std::isfinite(range.lower) && std::isfinite(range.upper)) return (side.upper - side.lower) / (range.upper - range.lower);
  const auto compact = [](double x) { return std::isinf(x) ? std::copysign(1.0, x) : x / (1 + std::fabs(x)); };
  return compact(side.upper) - compact(side.lower);
}

double cut_of(const Side& side) {
  const auto [lo, hi] = side;
  if (lo == -infinity && hi == infinity) return 0;
  if (hi == infinity) return lo < 1 ? 1 : 2 * lo;
  if (lo == -infinity) return hi > -1 ? -1 : 2 * hi;
  const double quarter = hi / 4 - lo / 4, from = lo + quarter, to = hi - quarter;
  if (!(lo < from && from <= to && to < hi)) return std::numeric_limits<double>::quiet_NaN();
  // The coarsest dyadic grid with a point in the middle half: a step <= its length always has one.
  int exponent = 0;
  std::frexp(hi, &exponent);
  int other = 0;
  std::frexp(lo, &other);
  for (double step = std::ldexp(1.0, std::min(1023, std::max(exponent, other) + 1)); step > 0; step /= 2) {
    const double point = std::ceil(from / step) * step;
    if (point >= from && point <= to) return point;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::string text_of(const Box& box, const std::vector<Axis>& axes) {
  std::string text;
  for (std::size_t i = 0; i < box.size(); ++i) {
    text += (i == 0 ? "" : ", ") + axes[i].name;
    if (box[i].is_point()) text += " = " + text_of(box[i].lower);
    else text += " in [" + text_of(box[i].lower) + ", " + text_of(box[i].upper) + "]";
  }
  return text;
}

Pins pins_of(const Box& box, const std::vector<Axis>& axes, const Pins& held, int variable) {
  Pins pins = held;
  for (std::size_t i = 0; i < box.size(); ++i) {
    Pin pin;
    pin.kind = Pin::Kind::box;
    pin.lower = box[i].lower;
    pin.upper = box[i].upper;
    pin.variable = static_cast<int>(i) == variable;
    pins[axes[i].name] = pin;
  }
  return pins;
}

OnBox intervals_on(const Goal& goal, const Pins& pins, const std::vector<Axis>& axes) {
  const auto arithmetic = where_defined(interval_arithmetic(bits));
  const InForce in_force(*arithmetic);
  OnBox out;
  Ran ran = run_body(goal, pins);
  check_axes(goal, ran.instance, pins, axes);
  out.error = ran.error;
  if (ran.state == Ran::State::needs_bits) return out;
  if (ran.state != Ran::State::done) throw Unsupported(ran.error);
  out.done = true;
  out.given = goal.ignore_given ? Truth::holds : truth_of(ran.made.given);
  for (const auto& link : links_to_show(goal, ran.made))
    out.links.push_back({truth_of(link), link.how == How::strictly_less, link.how == How::equal, ends(link.rhs - link.lhs)});
  return out;
}

Coefficients taylor_on(const Goal& goal, const Pins& pins, int order) {
  const auto arithmetic = with_unknowns(taylor_arithmetic(order, bits), order);
  const InForce in_force(*arithmetic);
  const Ran ran = run_body(goal, pins);
  if (ran.state != Ran::State::done) return {};
  Coefficients out;
  for (const auto& link : links_to_show(goal, ran.made)) {
    const Exact gap = link.rhs - link.lhs;
    out.emplace_back();
    for (int j = 0; j <= order; ++j) out.back().push_back(ends(taylor_coefficient(gap, j)));
  }
  return out;
}

Ends mean_value(const Ends& at_middle, const std::vector<Ends>& slopes, const Box& box, const Box& middle) {
  const auto arithmetic = interval_arithmetic(bits);
  const InForce in_force(*arithmetic);
  Exact total = interval(at_middle.lower, at_middle.upper);
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].is_point()) continue;
    if (!std::isfinite(box[i].lower) || !std::isfinite(box[i].upper)) return {-infinity, infinity};
    total += interval(slopes[i].lower, slopes[i].upper) * (interval(box[i].lower, box[i].upper) - Exact(middle[i].lower));
  }
  return ends(total);
}

}  // namespace lemmata
