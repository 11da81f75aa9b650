#include <algorithm>
#include <cmath>
#include <optional>

#include "lib/check/box_tests.hpp"

namespace lemmata {
namespace {

constexpr std::size_t most_axes = 4;
constexpr double most_assignments = 256;
constexpr double least_length = 0x1p-40;  // a box this small that is still open will not be decided by halving it again

/// What ends a cover without a proof.
struct Stuck {
  std::string why;
};

/// A box and the links still to be proved on it. On a face the hypotheses must not be used: it stands for the points behind it.
struct Task {
  Box box;
  std::vector<Need> needs;
  bool all_links = false;
  bool face = false;
};

/// Branch and bound over the axes, depth first, for one assignment of the integers.
class Cover {
 public:
  Cover(const Goal& goal, const std::vector<Axis>& axes, const Pins& held) : domain_{goal, axes, held} {}

  void run() {
    if (domain_.axes.empty()) {
      intervals_on(domain_.goal, domain_.held, domain_.axes);  // throws the first draw that it meets
      return;
    }
    std::vector<Task> start{{whole_of(domain_.axes), {}, true, false}};
    for (tasks_ = std::move(start); !tasks_.empty();) {
      const Task task = std::move(tasks_.back());
      tasks_.pop_back();
      treat(task);
    }
  }
  std::size_t leaves() const { return leaves_; }
  std::size_t discarded() const { return discarded_; }
  const Box& smallest() const { return smallest_; }

 private:
  bool is_point(const Box& box) const {
    return std::all_of(box.begin(), box.end(), [](const Side& side) { return side.is_point(); });
  }

  void treat(const Task& task) {
    if (is_point(task.box)) return treat_point(task);
    BoxTests tests(domain_, task.box);
    const OnBox& on = tests.intervals();
    if (on.done && !task.face && on.given == Truth::fails) {
      ++discarded_;
      return;
    }
    if (!on.done) return bisect(task, task.needs, on.error);
    const bool committed = task.face || on.given == Truth::holds;
    std::vector<Need> open;
    for (const Need& need : task.all_links ? every(on) : task.needs)
      if (!tests.settles(need) && !(committed && reduce(tests, need))) open.push_back(need);
    if (open.empty()) {
      ++leaves_;
      return;
    }
    for (const Need& need : open)
      if (tests.fails_in_the_middle(need, task.face)) throw Stuck{"a link fails at " + text_of(tests.middle(), domain_.axes)};
    bisect({task.box, {}, false, task.face}, open, "");
  }

  void treat_point(const Task& task) {
    for (const Need& need : task.needs) {
      const Truth truth = domain_.at_point(task.box, need);
      if (truth == Truth::holds) continue;
      throw Stuck{(truth == Truth::fails ? "a link fails at " : "the sides cannot be told apart at ") + text_of(task.box, domain_.axes)};
    }
    ++leaves_;
  }

  static std::vector<Need> every(const OnBox& on) {
    std::vector<Need> needs;
    for (std::size_t i = 0; i < on.links.size(); ++i) {
      if (on.links[i].equality && on.links[i].truth != Truth::holds) throw Stuck{"an equality cannot be proved by boxes"};
      needs.push_back({i, on.links[i].strict});
    }
    if (needs.empty()) throw Stuck{"nothing to show"};
    return needs;
  }

  /// Leaves the link to faces of the box where that is enough (and, as the hypotheses hold all over the box, also necessary).
  bool reduce(BoxTests& tests, const Need& need) {
    const auto plans = tests.plans(need);
    if (plans.empty()) return false;
    for (const Face& face : plans.front()) tasks_.push_back({face.box, {{need.link, face.strict}}, false, true});
    return true;
  }

  void bisect(const Task& task, const std::vector<Need>& needs, const std::string& error) {
    std::size_t widest = 0;
    double length = -1;
    for (std::size_t i = 0; i < task.box.size(); ++i) {
      const double relative = relative_length(task.box[i], domain_.axes[i].range);
      if (relative > length && !std::isnan(cut_of(task.box[i]))) {
        length = relative;
        widest = i;
      }
    }
    if (smallest_.empty() || length < smallest_length_) {
      smallest_ = task.box;
      smallest_length_ = length;
    }
    if (length < least_length) throw Stuck{"undecided near " + text_of(task.box, domain_.axes) + (error.empty() ? "" : " (" + error + ")")};
    Task lower{task.box, needs, task.all_links, task.face}, upper = lower;
    lower.box[widest].upper = upper.box[widest].lower = cut_of(task.box[widest]);
    tasks_.push_back(std::move(upper));
    tasks_.push_back(std::move(lower));
  }

  Domain domain_;
  std::vector<Task> tasks_;
  std::size_t leaves_ = 0, discarded_ = 0;
  Box smallest_;
  double smallest_length_ = 2;
};

struct Totals {
  std::size_t leaves = 0, discarded = 0, assignments = 0;
  std::string domain;
};

std::string describe(const Axis& axis) {
  const Range& r = axis.range;
  return axis.name + " in " + (r.lower_open ? "(" : "[") + text_of(r.lower) + ", " + text_of(r.upper) + (r.upper_open ? ")" : "]");
}

/// Covers the reals for one assignment of the integers; false when it asks for more integers to be enumerated.
bool cover_assignment(const Goal& goal, Odometer& odometer, Totals& totals) {
  std::vector<Axis> axes;
  for (;;) {
    if (axes.size() > most_axes) throw Stuck{"more than 4 real draws"};
    Cover cover(goal, axes, odometer.pins());
    try {
      cover.run();
    } catch (const NewAxis& found) {
      axes.push_back(found.axis);
      continue;
    } catch (const NewIntegers& found) {
      if (!odometer.see(found.instance)) throw Stuck{"more than 256 assignments of the integer draws"};
      continue;
    } catch (const OutOfWork&) { throw Stuck{"out of work; the smallest open box is " + lemmata::text_of(cover.smallest(), axes)}; }
    totals.leaves += cover.leaves();
    totals.discarded += cover.discarded();
    ++totals.assignments;
    totals.domain.clear();
    for (const Axis& axis : axes) totals.domain += (totals.domain.empty() ? "" : ", ") + describe(axis);
    return !axes.empty();
  }
}

}  // namespace

Proof cover(const Goal& goal) {
  Totals totals;
  Odometer odometer(goal.options->pins, most_assignments);
  try {
    do {
      if (!cover_assignment(goal, odometer, totals)) return {.why_not = "no real draw to cover by boxes"};
    } while (odometer.next());
  } catch (const Stuck& stuck) { return {.why_not = stuck.why}; }
  if (totals.leaves == 0) return {.why_not = "vacuous: the hypotheses fail on every box"};
  std::string text = std::to_string(totals.leaves) + " boxes cover " + totals.domain;
  if (totals.assignments > 1) text += " and " + std::to_string(totals.assignments) + " assignments of the integers";
  if (totals.discarded > 0) text += " (" + std::to_string(totals.discarded) + " more are outside the hypotheses)";
  return {.proved = true, .kind = "boxes", .size = totals.leaves, .text = std::move(text)};
}

Proof prove_boxes(const Claim& claim, const ProveOptions& options) {
  return attempt({.body = claim.decide, .options = &options}, options.work, cover);
}

}  // namespace lemmata
