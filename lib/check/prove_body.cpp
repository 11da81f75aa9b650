#include "lib/check/prove_body.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "lib/check/atoms.hpp"
#include "lib/check/point_arithmetic.hpp"

namespace lemmata {

Ran run_body(const Goal& goal, const Pins& pins) {
  Ran ran;
  Draw draw({}, pins);
  draw.run_mutant(goal.options->mutant);
  Caps caps;
  caps.work = std::min(caps.work, goal.budget->left());
  Expect<Exact> expect(caps);
  try {
    ran.made = goal.body(draw, expect);
    ran.state = Ran::State::done;
  } catch (const Undecided& e) {
    ran.state = Ran::State::needs_bits;
    ran.error = e.what();
  } catch (const Irrational& e) {
    ran.state = Ran::State::needs_balls;
    ran.error = e.what();
  } catch (const TooLarge& e) {
    ran.state = Ran::State::needs_balls;
    ran.error = e.what();
  } catch (const Unsupported& e) {
    ran.state = Ran::State::needs_balls;
    ran.error = e.what();
  } catch (const std::exception& e) { ran.error = e.what(); }
  ran.instance = draw.instance();
  ran.dimensions = draw.dimensions();
  if (ran.state != Ran::State::refused)
    if (const Drawn* moved = moved_by_its_range(ran.instance, pins)) {
      ran.state = Ran::State::refused;
      ran.error = "the draw '" + moved->name + "' cannot take its value";
    }
  goal.budget->spend(1 + expect.work());
  return ran;
}

std::vector<Relation<Exact>> links_to_show(const Goal& goal, const Case<Exact>& made) {
  std::vector<Relation<Exact>> links;
  const double factor = goal.options->bound_factor;
  for (const auto& link : made.shown.links()) {
    if (goal.part != Part::all && (link.how == How::equal) != (goal.part == Part::equalities)) continue;
    links.push_back(link);
    if (goal.weaken && link.how == How::strictly_less) links.back().how = How::at_most;
    if (factor == 1 || link.how == How::equal) continue;
    links.push_back(links.back());
    links.back().rhs *= Exact(factor);
  }
  return links;
}

bool is_free(const Drawn& drawn, const Pins& held) { return drawn.kind != DrawKind::reading && !held.contains(drawn.name); }
bool is_integer(const Drawn& drawn) { return drawn.kind == DrawKind::integer || drawn.kind == DrawKind::log_integer; }

const Drawn* moved_by_its_range(const Instance& instance, const Pins& pins) {
  for (const Drawn& drawn : instance) {
    const auto pin = pins.find(drawn.name);
    if (pin != pins.end() && pin->second.kind == Pin::Kind::value && pin->second.values != drawn.values) return &drawn;
  }
  return nullptr;
}

Pin pin_at(long value) {
  Pin pin;
  pin.values = {Number{static_cast<double>(value), 1}};
  return pin;
}

std::string text_of(double x) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", x);
  return buffer;
}

std::string text_of(const Instance& instance, const Pins& held) {
  std::string text;
  for (const Drawn& drawn : instance) {
    if (!is_free(drawn, held)) continue;
    text += (text.empty() ? "" : ", ") + drawn.name + " = ";
    for (std::size_t i = 0; i < drawn.values.size(); ++i) text += (i == 0 ? "" : " ") + to_string(drawn.values[i]);
  }
  return text.empty() ? "the only instance" : text;
}

bool Odometer::see(const Instance& instance, const std::vector<std::string>& skip) {
  double assignments = 1;
  for (const Drawn& drawn : instance) {
    if (!is_integer(drawn) || !is_free(drawn, pins_) || std::find(skip.begin(), skip.end(), drawn.name) != skip.end()) continue;
    const double count = drawn.range.upper - drawn.range.lower + 1;
    if (!(count <= limit_)) return false;
    const long value = static_cast<long>(drawn.values[0].numerator), least = static_cast<long>(drawn.range.lower);
    pins_[drawn.name] = pin_at(value);
    path_.push_back({drawn.name, value, least, static_cast<long>(count), 0});
  }
  for (const Wheel& wheel : path_) assignments *= static_cast<double>(wheel.count);
  return assignments <= limit_ && seen_ <= limit_;
}

bool Odometer::next() {
  while (!path_.empty()) {
    Wheel& last = path_.back();
    if (++last.at < last.count) {
      ++seen_;
      pins_[last.name] = pin_at(last.least + (last.first - last.least + last.at) % last.count);
      return true;
    }
    pins_.erase(last.name);
    path_.pop_back();
  }
  return false;
}

namespace {

void keep_decided(std::vector<Truth>& known, const std::vector<Relation<Exact>>& relations) {
  if (known.size() != relations.size()) known.assign(relations.size(), Truth::open);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i] == Truth::open) known[i] = truth_of(relations[i]);
}

/// One run at a point in one arithmetic; false when another arithmetic cannot do better.
bool look_at(const Goal& goal, const Pins& pins, const Arithmetic& arithmetic, AtPoint& out) {
  const InForce in_force(arithmetic);
  Ran ran = run_body(goal, pins);
  out.instance = std::move(ran.instance);
  out.why = ran.error;
  if (ran.state != Ran::State::done) return ran.state != Ran::State::refused;
  try {
    if (goal.ignore_given) out.given.clear();
    else keep_decided(out.given, ran.made.given);
    keep_decided(out.shown, links_to_show(goal, ran.made));
    out.why = "both sides cannot be told apart";
  } catch (const TooLarge& e) {  // of a bound times its factor
    out.why = e.what();
  }
  return true;
}

}  // namespace

bool AtPoint::skipped() const { return std::find(given.begin(), given.end(), Truth::fails) != given.end(); }

Truth AtPoint::truth() const {
  const auto any = [](const std::vector<Truth>& of, Truth truth) { return std::find(of.begin(), of.end(), truth) != of.end(); };
  if (any(given, Truth::open) || skipped() || shown.empty()) return Truth::open;
  if (any(shown, Truth::fails)) return Truth::fails;
  return any(shown, Truth::open) ? Truth::open : Truth::holds;
}

AtPoint decide_at(const Goal& goal, const Pins& pins, const std::function<bool(const AtPoint&)>& enough) {
  AtPoint out;
  if (!look_at(goal, pins, *points_of(rational_arithmetic(1 << 14)), out) || enough(out)) return out;
  if (!look_at(goal, pins, *atomic_arithmetic({}, {}, false, true), out) || enough(out)) return out;
  for (long bits = 128; bits <= 4096; bits *= 2)
    if (!look_at(goal, pins, *points_of(ball_arithmetic(bits)), out) || enough(out)) break;
  return out;
}

Proof attempt(const Goal& asked, std::size_t work, const std::function<Proof(const Goal&)>& prover) {
  Allowance budget(work);
  Goal goal = asked;
  goal.budget = &budget;
  try {
    return prover(goal);
  } catch (const OutOfWork&) {
    return {.why_not = "out of work after " + std::to_string(work) + " evaluations"};
  } catch (const std::exception& e) { return {.why_not = e.what()}; }
}

}  // namespace lemmata
