#include "lib/check/box_tests.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lemmata {
namespace {

bool certain(const OnBox& on, const Need& need) {
  if (!on.done || need.link >= on.links.size()) return false;
  const OnBox::Link& link = on.links[need.link];
  return link.truth == Truth::holds || (!need.strict && link.gap.lower >= 0);
}

Ends times_sign(const Ends& c, bool negative) { return negative ? Ends{-c.upper, -c.lower} : c; }

}  // namespace

Truth Domain::at_point(const Box& point, const Need& need) const {
  Goal asked = goal;
  asked.ignore_given = true;
  asked.weaken = !need.strict;
  const auto truth = [&](const AtPoint& at) { return need.link < at.shown.size() ? at.shown[need.link] : Truth::open; };
  return truth(decide_at(asked, pins_of(point, axes, held, -1), [&](const AtPoint& at) { return truth(at) != Truth::open; }));
}

BoxTests::BoxTests(const Domain& domain, Box box) : domain_(domain), box_(std::move(box)), series_(box_.size()) {
  double length = 0;
  for (std::size_t i = 0; i < box_.size(); ++i) length = std::max(length, relative_length(box_[i], domain.axes[i].range));
  order_ = length > 0.125 ? 2 : 4;  // a high order of touching only shows when the box is small
}

const OnBox& BoxTests::intervals() {
  if (!intervals_) intervals_ = intervals_on(domain_.goal, pins_of(box_, domain_.axes, domain_.held, -1), domain_.axes);
  return *intervals_;
}

const Box& BoxTests::middle() {
  if (middle_.empty())
    for (const Side& side : box_) {
      const double point = side.is_point() ? side.lower : cut_of(side);
      middle_.push_back(std::isnan(point) ? Side{side.lower, side.lower} : Side{point, point});
    }
  return middle_;
}

const OnBox& BoxTests::at_middle() {
  if (!at_middle_) at_middle_ = intervals_on(domain_.goal, pins_of(middle(), domain_.axes, domain_.held, -1), domain_.axes);
  return *at_middle_;
}

bool BoxTests::fails_in_the_middle(const Need& need, bool face) {
  const OnBox& on = at_middle();
  if (!on.done || need.link >= on.links.size() || (!face && on.given != Truth::holds)) return false;
  return on.links[need.link].gap.upper < 0;
}

const std::vector<Ends>* BoxTests::coefficients(std::size_t axis, std::size_t link) {
  auto& series = series_[axis];
  if (!series) series = taylor_on(domain_.goal, pins_of(box_, domain_.axes, domain_.held, static_cast<int>(axis)), order_);
  return link < series->size() ? &(*series)[link] : nullptr;
}

std::vector<Ends> BoxTests::coefficients_at(std::size_t axis, double end, std::size_t link) {
  const Coefficients all =
      taylor_on(domain_.goal, pins_of(face(axis, end, false).box, domain_.axes, domain_.held, static_cast<int>(axis)), order_);
  return link < all.size() ? all[link] : std::vector<Ends>{};
}

bool BoxTests::excluded(std::size_t axis, double end) const {
  const Range& range = domain_.axes[axis].range;
  return (range.lower_open && end == range.lower) || (range.upper_open && end == range.upper);
}

Face BoxTests::face(std::size_t axis, double end, bool strict) const {
  Face face{box_, strict};
  face.box[axis] = {end, end};
  return face;
}

bool BoxTests::by_mean_value(const Need& need) {
  std::vector<Ends> slopes(box_.size(), Ends{0, 0});
  for (std::size_t i = 0; i < box_.size(); ++i) {
    if (box_[i].is_point()) continue;
    const auto* c = coefficients(i, need.link);
    if (c == nullptr) return false;
    slopes[i] = (*c)[1];
  }
  const OnBox& on = at_middle();
  if (!on.done || need.link >= on.links.size()) return false;
  const Ends bound = mean_value(on.links[need.link].gap, slopes, box_, middle());
  return need.strict ? bound.lower > 0 : bound.lower >= 0;
}

std::optional<Plan> BoxTests::plan_at_end(std::size_t axis, bool at_lower, const Need& need) {
  const double end = at_lower ? box_[axis].lower : box_[axis].upper;
  const auto* c = coefficients(axis, need.link);
  if (c == nullptr || !std::isfinite(end)) return std::nullopt;
  std::vector<Ends> at_end;
  for (std::size_t m = 1; m < c->size(); ++m) {
    const Ends last = times_sign((*c)[m], !at_lower && m % 2 == 1);
    if (!(last.lower >= 0)) continue;
    if (m > 1 && at_end.empty()) at_end = coefficients_at(axis, end, need.link);
    bool all = m == 1 || at_end.size() > m, some = last.lower > 0;
    for (std::size_t j = 1; j < m && all; ++j) {
      const Ends term = times_sign(at_end[j], !at_lower && j % 2 == 1);
      // Bounded on the box: then these derivatives have limits at the end, which are what the face encloses.
      all = term.lower >= 0 && std::isfinite((*c)[j].lower) && std::isfinite((*c)[j].upper);
      some = some || term.lower > 0;
    }
    if (!all) continue;
    if (!need.strict || !excluded(axis, end)) return Plan{face(axis, end, need.strict)};
    if (some) return Plan{face(axis, end, false)};
  }
  return std::nullopt;
}

std::optional<Plan> BoxTests::plan_concave(std::size_t axis, const Need& need) {
  const auto [lower, upper] = box_[axis];
  const auto* c = coefficients(axis, need.link);
  if (c == nullptr || !std::isfinite(lower) || !std::isfinite(upper) || !((*c)[2].upper <= 0)) return std::nullopt;
  bool strict_lower = need.strict, strict_upper = need.strict;
  if (need.strict && excluded(axis, lower) && excluded(axis, upper)) {
    if (!((*c)[2].upper < 0)) return std::nullopt;
    strict_lower = strict_upper = false;
  } else if (need.strict && excluded(axis, lower)) {
    strict_lower = false;
  } else if (need.strict && excluded(axis, upper)) {
    strict_upper = false;
  }
  return Plan{face(axis, lower, strict_lower), face(axis, upper, strict_upper)};
}

std::vector<Plan> BoxTests::plans(const Need& need) {
  std::vector<Plan> plans;
  for (std::size_t i = 0; i < box_.size(); ++i) {
    if (box_[i].is_point()) continue;
    for (const bool at_lower : {true, false})
      if (auto plan = plan_at_end(i, at_lower, need)) plans.push_back(std::move(*plan));
  }
  for (std::size_t i = 0; i < box_.size(); ++i)
    if (!box_[i].is_point())
      if (auto plan = plan_concave(i, need)) plans.push_back(std::move(*plan));
  return plans;
}

bool BoxTests::settles(const Need& need) {
  if (std::all_of(box_.begin(), box_.end(), [](const Side& side) { return side.is_point(); }))
    return domain_.at_point(box_, need) == Truth::holds;
  if (certain(intervals(), need)) return true;
  if (!intervals().done) return false;
  if (by_mean_value(need)) return true;
  for (const Plan& plan : plans(need))
    if (std::all_of(plan.begin(), plan.end(), [&](const Face& f) { return BoxTests(domain_, f.box).settles({need.link, f.strict}); }))
      return true;
  return false;
}

}  // namespace lemmata
