#include <algorithm>
#include <cmath>
#include <memory>

#include "lib/check/prove_body.hpp"
#include "lib/num/arithmetic.hpp"

namespace lemmata {
namespace {

constexpr long checked_steps = 200;
constexpr int variants = 3;  // edge values of the other draws at which the increment is checked against the body

/// Any run that goes through, for its draws.
AtPoint drawn_at(const Goal& goal, const Pins& pins) {
  return decide_at(goal, pins, [](const AtPoint& at) { return !at.shown.empty(); });
}

Pin reciprocal(long n) {
  Pin pin;
  pin.values = {Number{1, n}};
  return pin;
}

/// The least double that is at least 1/n.
double reciprocal_above(long n) {
  const auto arithmetic = rational_arithmetic();
  const InForce in_force(*arithmetic);
  const double x = 1 / static_cast<double>(n);
  return Exact(x) * Exact(n) >= Exact(1) ? x : std::nextafter(x, 2);
}

/// The draws of two bodies, but for the one each has of its own, must be the same.
std::string differ(const Instance& body, std::string_view on, const Instance& increment) {
  const auto missing = [](const Instance& from, std::string_view own, const Instance& in) -> std::string {
    for (const Drawn& a : from) {
      if (a.name == own) continue;
      const bool found =
          std::any_of(in.begin(), in.end(), [&](const Drawn& b) { return a.name == b.name && a.kind == b.kind && a.range == b.range; });
      if (!found) return a.name;
    }
    return "";
  };
  std::string name = missing(body, on, increment);
  return name.empty() ? missing(increment, "u", body) : name;
}

/// Checks that the increment is what it says: its sides at u = 1/n meet side(n + 1) - side(n) of the body, in balls, for 201 values of n.
class Consistency {
 public:
  Consistency(const Goal& body, const Goal& increment, const Claim& claim) : body_(body), increment_(increment), claim_(claim) {}

  /// "" or where they differ.
  std::string check() {
    const Pins& held = body_.options->pins;
    const std::string on(claim_.induction.on);
    for (int variant = 0; variant < variants; ++variant) {
      Pins pins = held;
      pins[on] = pin_at(claim_.induction.base);
      const Instance simplest = drawn_at(body_, pins).instance;
      bool others = false;
      for (const Drawn& drawn : simplest)
        if (is_free(drawn, pins)) {
          pins[drawn.name] = Pin{.kind = Pin::Kind::edge, .values = {}, .edge = variant};
          others = true;
        }
      const Instance instance = drawn_at(body_, pins).instance;
      Pins values = held;
      for (const Drawn& drawn : instance)
        if (drawn.name != on && !held.contains(drawn.name)) values[drawn.name].values = drawn.values;
      if (std::string why = along(values, instance); !why.empty()) return why;
      if (!others) break;
    }
    return "";
  }

 private:
  using Sides = std::vector<Relation<Exact>>;

  static Sides sides(const Goal& goal, const Pins& pins) {
    const Ran ran = run_body(goal, pins);
    if (ran.state != Ran::State::done) throw Unsupported(ran.error);
    return links_to_show(goal, ran.made);
  }

  std::string along(Pins values, const Instance& instance) {
    const std::string on(claim_.induction.on);
    const long base = claim_.induction.base;
    values["u"] = reciprocal(base);
    const AtPoint first = drawn_at(increment_, values);
    if (const std::string name = differ(instance, on, first.instance); !name.empty())
      return "the draw '" + name + "' is not the same in the body and in the increment";
    const auto arithmetic = ball_arithmetic(256);
    const InForce in_force(*arithmetic);
    const auto at = [&](long n) {
      Pins pins = values;
      pins.erase("u");
      pins[on] = pin_at(n);
      return sides(body_, pins);
    };
    Sides now = at(base);
    for (long n = base; n <= base + checked_steps; ++n) {
      Sides next = at(n + 1);
      values["u"] = reciprocal(n);
      if (std::string why = compare(now, next, sides(increment_, values)); !why.empty())
        return why + " at " + on + " = " + std::to_string(n);
      now = std::move(next);
    }
    return "";
  }

  static bool disjoint(const Exact& a, const Exact& b) { return certainly_less(a, b) || certainly_less(b, a); }

  static std::string compare(const Sides& now, const Sides& next, const Sides& step) {
    if (step.size() != now.size() || next.size() != now.size() || step.empty()) return "the increment has other links than the body";
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i].how == How::equal && step[i].how != How::equal) return "an equality needs an equality as its increment";
      if (disjoint(step[i].lhs, next[i].lhs - now[i].lhs)) return "the increment's lhs is not lhs(n + 1) - lhs(n)";
      if (disjoint(step[i].rhs, next[i].rhs - now[i].rhs)) return "the increment's rhs is not rhs(n + 1) - rhs(n)";
    }
    return "";
  }

  const Goal& body_;
  const Goal& increment_;
  const Claim& claim_;
};

/// One base case: the claim with `on` pinned.
Proof base_case(const Claim& claim, const ProveOptions& options, long n) {
  ProveOptions pinned = options;
  pinned.pins[std::string(claim.induction.on)] = pin_at(n);
  const Goal goal{.body = claim.decide, .options = &pinned, .ignore_given = true};
  Proof proof = attempt(goal, options.work, exhaust);
  if (proof.proved) return proof;
  Proof covered = attempt(goal, options.work, cover);
  if (covered.proved || proof.why_not.empty()) return covered;
  covered.why_not = proof.why_not + "; " + covered.why_not;
  return covered;
}

/// The least value of the integer that the induction runs over, or why there is none.
std::string start_of(const Goal& goal, const Claim& claim, double& least) {
  const Instance instance = drawn_at(goal, goal.options->pins).instance;
  for (const Drawn& drawn : instance) {
    if (drawn.name != claim.induction.on) continue;
    least = drawn.range.lower;
    return is_integer(drawn) && is_free(drawn, goal.options->pins) ? "" : "the draw '" + drawn.name + "' is held, or no integer";
  }
  return "there is no draw '" + std::string(claim.induction.on) + "'";
}

}  // namespace

Proof prove_induction(const Claim& claim, const ProveOptions& options) {
  if (claim.increment == nullptr) return {.why_not = "the claim has no increment"};
  const auto [on, from, base] = claim.induction;
  const Goal body{.body = claim.decide, .options = &options, .ignore_given = true};
  Goal increment{.body = claim.increment, .options = &options, .ignore_given = true};
  increment.ranges["u"] = Range::left_open(0, reciprocal_above(base));

  double least = 0;
  Proof start = attempt(body, options.work, [&](const Goal& goal) { return Proof{.why_not = start_of(goal, claim, least)}; });
  if (!start.why_not.empty()) return start;
  if (base < 1 || base < from || least < static_cast<double>(from))
    return {.why_not = "the base cases begin at " + std::to_string(from) + ", the draw at " + text_of(least)};
  std::size_t size = 0;
  for (long n = std::max(from, static_cast<long>(least)); n <= base; ++n) {
    const Proof proof = base_case(claim, options, n);
    if (!proof.proved) return {.why_not = "base case " + std::string(on) + " = " + std::to_string(n) + ": " + proof.why_not};
    ++size;
  }
  const Proof consistent = attempt(body, options.work, [&](const Goal& goal) {
    Goal step = increment;
    step.budget = goal.budget;
    return Proof{.why_not = Consistency(goal, step, claim).check()};
  });
  if (!consistent.why_not.empty()) return consistent;
  const Proof step = attempt(increment, options.work, cover);
  if (!step.proved) return {.why_not = "increment: " + step.why_not};
  return {
      .proved = true,
      .kind = "induction",
      .size = size + step.size,
      .text = std::to_string(size) + " base cases up to " + std::string(on) + " = " + std::to_string(base) + "; increment: " + step.text};
}

}  // namespace lemmata
