#include <algorithm>
#include <bit>
#include <cmath>

#include "lib/check/evaluate.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace {

std::string sign_of(How how) { return how == How::at_most ? " <= " : how == How::strictly_less ? " < " : " = "; }

Certified::Line line_of(const Relation<Exact>& r, bool hypothesis, const char* fallback) {
  Certified::Line line;
  line.what = r.name.empty() ? std::string(fallback) : r.name;
  line.what += ": lhs" + sign_of(r.how) + "rhs";
  line.lhs = enclosure(r.lhs).text;
  line.rhs = enclosure(r.rhs).text;
  line.state = truth_of(r);
  line.hypothesis = hypothesis;
  return line;
}

/// The largest lhs/rhs: a lower end, so that no rounding makes a bound look sharper than it is.
void note_ratio(Certified& out, const Relation<Exact>& r, const Certified::Line& line) {
  if (r.how == How::equal || !certainly_less(Exact(0), r.rhs)) return;
  double ratio = enclosure(r.lhs / r.rhs).lower;
  if (line.state == Truth::holds) ratio = std::min(ratio, 1.0);
  if (std::isfinite(ratio) && ratio > out.ratio) {
    out.ratio = ratio;
    out.ratio_relation = r.name;
    out.ratio_lhs = line.lhs;
    out.ratio_rhs = line.rhs;
  }
}

void cut_bound(Relation<Exact>& r, double factor) {
  if (factor == 1 || r.how == How::equal) return;
  try {
    if (r.rhs > Exact(0)) r.rhs *= Exact(factor);
  } catch (const Undecided&) {
    // A bound that may be 0 is not cut: the mutant must not be easier to kill than the claim.
  }
}

void conclude(Certified& out) {
  bool all_given = true, all_hold = true;
  for (const auto& line : out.lines) {
    if (!line.hypothesis) continue;
    if (line.state == Truth::fails) {
      out.outcome = Certified::Outcome::inadmissible;
      return;
    }
    all_given = all_given && line.state == Truth::holds;
  }
  for (const auto& line : out.lines) {
    if (line.hypothesis) continue;
    all_hold = all_hold && line.state == Truth::holds;
    if (line.state != Truth::fails || !out.relation.empty()) continue;
    out.relation = line.what;
    out.lhs = line.lhs;
    out.rhs = line.rhs;
  }
  out.admitted = all_given;
  if (!all_given) {
    out.why = "a hypothesis could not be decided on this instance";
  } else if (!out.relation.empty()) {
    out.outcome = Certified::Outcome::violates;
  } else if (all_hold) {
    out.outcome = Certified::Outcome::satisfies;
  } else {
    out.why = "both sides could not be told apart";
  }
}

/// What attempts took, in operations of Exact, whatever the order in which a compiler evaluates operands: what an attempt has done by the
/// time an exception ends it depends on that order. It counts as half of the dearest that came through; where none did, by the expectations'
/// work, coarsely.
class Cost {
 public:
  void add_complete(std::size_t operations) {
    complete_ += operations;
    dearest_ = std::max(dearest_, operations);
  }
  void add_ended(std::size_t work) {
    ++ended_;
    work_ += work;
  }
  std::size_t operations() const {
    if (dearest_ > 0) return complete_ + ended_ * dearest_ / 2;
    return 64 * ended_ + 16 * (work_ < 4096 ? 0 : std::bit_floor(work_));
  }

 private:
  std::size_t complete_ = 0, dearest_ = 0, ended_ = 0, work_ = 0;
};

/// Adds one attempt to the cost, however it ends.
class Meter {
 public:
  Meter(Cost& cost, const Expect<Exact>& expect) : cost_(cost), expect_(expect) {}
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;
  ~Meter() {
    if (complete) cost_.add_complete(exact_operations() - before_);
    else cost_.add_ended(expect_.work());
  }
  bool complete = false;

 private:
  Cost& cost_;
  const Expect<Exact>& expect_;
  std::size_t before_ = exact_operations();
};

Certified attempt(const Claim& claim, const Pins& pins, const BodyOptions& options, const Arithmetic& arithmetic, bool strict, Cost& cost) {
  Certified out;
  out.arithmetic = std::string(arithmetic.name()) + "s";
  const InForce in_force(arithmetic);
  Draw draw = strict ? Draw::strict(pins) : Draw({}, pins);
  draw.run_mutant(options.mutant);
  Expect<Exact> expect(options.caps);
  Meter meter(cost, expect);
  try {
    Case<Exact> made = claim.decide(draw, expect);
    for (const auto& given : made.given) out.lines.push_back(line_of(given, true, "hypothesis"));
    for (auto& link : made.shown.links()) {
      cut_bound(link, options.bound_factor);
      out.lines.push_back(line_of(link, false, "claim"));
      note_ratio(out, link, out.lines.back());
    }
    if (strict)
      for (const auto& [name, pin] : pins) {
        bool used = false;
        for (const Drawn& d : draw.instance()) used = used || d.name == name;
        if (!used) throw BadInput("the claim " + std::string(claim.info.id) + " has no draw '" + name + "'");
      }
    conclude(out);
    meter.complete = true;
  } catch (const DomainError& e) {
    out.outcome = Certified::Outcome::inadmissible;
    out.why = e.what();
  }
  out.instance = draw.instance();
  return out;
}

/// Rationals, then balls of doubling precision until something is decided.
Certified climb_ladder(const Claim& claim, const Pins& pins, const BodyOptions& options, long max_bits, bool strict, Cost& cost) {
  try {
    return attempt(claim, pins, options, *rational_arithmetic(1 << 14), strict, cost);
  } catch (const Irrational&) {
  } catch (const TooLarge&) {
  } catch (const Unsupported&) {
  } catch (const Undecided&) {}
  Certified out;
  for (long bits = 128; bits <= max_bits; bits *= 2) {
    try {
      out = attempt(claim, pins, options, *ball_arithmetic(bits), strict, cost);
      out.arithmetic += " of " + std::to_string(bits) + " bits";
      if (out.outcome != Certified::Outcome::undecided) return out;
    } catch (const Undecided& e) { out.why = std::string("a comparison was not decided: ") + e.what(); } catch (const TooLarge& e) {
      out.why = e.what();
      return out;
    } catch (const Unsupported& e) {
      out.why = e.what();
      return out;
    }
  }
  return out;
}

}  // namespace

Certified certify_in(const Claim& claim, const Pins& pins, const BodyOptions& options, const Arithmetic& arithmetic, bool strict) {
  Cost cost;
  return attempt(claim, pins, options, arithmetic, strict, cost);
}

Certified certify(const Claim& claim, const Pins& pins, const BodyOptions& options, long max_bits, bool strict) {
  constexpr std::size_t overhead = 64, each = 2;  // in units of a drawn double's work; an operation of Exact is about twice that
  Cost cost;
  Certified out = climb_ladder(claim, pins, options, max_bits, strict, cost);
  out.operations = cost.operations();
  out.work = overhead + each * out.operations;
  return out;
}

}  // namespace lemmata
