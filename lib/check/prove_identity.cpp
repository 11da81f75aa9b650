#include <algorithm>
#include <cmath>
#include <set>

#include "lib/check/atoms.hpp"
#include "lib/check/prove_body.hpp"
#include "lib/num/arithmetic.hpp"

namespace lemmata {
namespace {

constexpr double most_expanded = 512;
constexpr std::size_t most_splits = 6;  // reals that are taken apart into their least value and what is above it

/// The lower end of what the symbol of a draw stands for: the draw, or draw - lower where only the lower end is finite (see Draw).
double least_of_symbol(const Range& r) { return std::isfinite(r.lower) && !std::isfinite(r.upper) ? 0 : r.lower; }
bool is_positive(const Range& r) { return least_of_symbol(r) > 0 || (least_of_symbol(r) == 0 && r.lower_open); }
/// The symbol is >= 0, and may be 0: the case 0 can be taken apart, so that the symbol is positive in the other.
bool is_nonnegative(const Range& r) { return least_of_symbol(r) == 0 && !r.lower_open; }

/// One attempt: abstract vectors or not, least values apart or not.
struct Mode {
  bool abstract = false;
  bool split = false;
};

class Identity {
 public:
  Identity(const Goal& goal, Mode mode) : goal_(goal), mode_(mode), odometer_(goal.options->pins, most_expanded) {}

  Proof run() {
    do {
      if (!every_split()) return {.why_not = why_};
    } while (odometer_.next());
    return {.proved = true, .size = cases_};
  }
  bool has_vectors() const { return has_vectors_; }
  bool can_split() const { return can_split_; }
  std::size_t symbols() const { return most_symbols_; }

 private:
  /// One assignment of the integers: all choices of the split draws.
  bool every_split() {
    at_least_.clear();
    splits_.clear();
    do {
      if (!one_case()) return false;
      ++cases_;
    } while (next_split());
    return true;
  }

  bool next_split() {
    while (!splits_.empty()) {
      const std::string last = splits_.back();
      if (!at_least_.contains(last)) {
        at_least_.insert(last);
        return true;
      }
      at_least_.erase(last);
      splits_.pop_back();
    }
    return false;
  }

  /// Runs until every draw is a symbol or held; draws show up one branch after the other.
  bool one_case() {
    Pins pins = odometer_.pins();
    std::vector<std::string> names;
    std::vector<bool> positive;
    for (;;) {
      const auto arithmetic = atomic_arithmetic(names, positive, mode_.abstract, false);
      const InForce in_force(*arithmetic);
      const Ran ran = run_body(goal_, pins);
      bool again = false;
      for (const Drawn& drawn : ran.instance) {
        if (!is_free(drawn, pins)) continue;
        if (is_integer(drawn)) {
          if (mode_.abstract && std::find(ran.dimensions.begin(), ran.dimensions.end(), drawn.name) != ran.dimensions.end()) continue;
          if (!odometer_.see(ran.instance, mode_.abstract ? ran.dimensions : std::vector<std::string>{}))
            return refuse("more than 512 assignments of the integer draws");
          for (const auto& [name, pin] : odometer_.pins()) pins.insert({name, pin});
          again = true;
        } else if (!(drawn.kind == DrawKind::vector && mode_.abstract)) {
          enter(drawn, pins, names, positive);
          again = true;
        }
        has_vectors_ = has_vectors_ || drawn.kind == DrawKind::vector;
      }
      if (splits_.size() > most_splits) return refuse("more than 6 draws whose least value stands apart");
      if (again) continue;
      most_symbols_ = std::max(most_symbols_, names.size());
      return ran.state == Ran::State::done ? shown(ran.made) : refuse(ran.error);
    }
  }

  /// Makes a draw a symbol, or its least value where this case says so.
  void enter(const Drawn& drawn, Pins& pins, std::vector<std::string>& names, std::vector<bool>& positive) {
    const Range& r = drawn.range;
    Pin pin;
    pin.kind = Pin::Kind::symbol;
    const bool vector = drawn.kind == DrawKind::vector;
    bool sign = is_positive(r);
    if (!vector && is_nonnegative(r)) {
      can_split_ = true;
      sign = mode_.split;
      if (mode_.split && std::find(splits_.begin(), splits_.end(), drawn.name) == splits_.end()) splits_.push_back(drawn.name);
      if (at_least_.contains(drawn.name)) {
        pin.kind = Pin::Kind::value;
        pin.values = {Number{r.lower, 1}};
      }
    }
    pins[drawn.name] = pin;
    if (pin.kind == Pin::Kind::value) return;
    const std::size_t entries = vector ? drawn.values.size() : 1;
    for (std::size_t i = 0; i < entries; ++i) {
      names.push_back(vector ? drawn.name + "[" + std::to_string(i) + "]" : drawn.name);
      positive.push_back(sign);
    }
  }

  bool shown(const Case<Exact>& made) {
    const auto links = links_to_show(goal_, made);
    if (links.empty()) return refuse("nothing to show");
    for (const auto& link : links) {
      if (truth_of(link) == Truth::holds || (!goal_.ignore_given && follows(link, made.given))) continue;
      std::string gap = enclosure(link.rhs - link.lhs).text;
      if (gap.find("atom ") != std::string::npos) gap = "a polynomial in functions that are none";  // numbered as operands are evaluated
      if (gap.size() > 160) gap = gap.substr(0, 157) + "...";
      return refuse((link.name.empty() ? std::string("a link") : link.name) + " is not an identity, nor of one sign: rhs - lhs = " + gap);
    }
    return true;
  }

  /// rhs - lhs is a multiple q of the gap of a hypothesis, q >= 0 (any q, where the hypothesis is an equality).
  static bool follows(const Relation<Exact>& link, const std::vector<Relation<Exact>>& given) {
    const Exact gap = link.rhs - link.lhs;
    for (const auto& hypothesis : given) {
      const bool equality = hypothesis.how == How::equal;
      if (link.how == How::strictly_less || (link.how == How::equal && !equality)) continue;
      try {
        const Exact of_hypothesis = hypothesis.rhs - hypothesis.lhs, q = gap / of_hypothesis;
        // Identical as polynomials: a quotient that is no polynomial would say nothing where the hypothesis holds with equality.
        if (identical(q * of_hypothesis, gap) && (equality || certainly_at_most(Exact(0), q))) return true;
      } catch (const std::exception&) { continue; }
    }
    return false;
  }

  bool refuse(std::string why) {
    why_ = std::move(why);
    return false;
  }

  const Goal& goal_;
  Mode mode_;
  Odometer odometer_;
  std::set<std::string> at_least_;
  std::vector<std::string> splits_;
  std::size_t cases_ = 0, most_symbols_ = 0;
  bool has_vectors_ = false, can_split_ = false;
  std::string why_;
};

std::string label(const Claim& claim) {
  switch (claim.info.argument) {
    case Argument::invariant:
      return "invariant";
    case Argument::cycle:
      return "cycle";
    case Argument::fixed_point:
      return "fixed point";
    case Argument::literal:
      break;
  }
  return "identity";
}

}  // namespace

Proof identify(const Goal& goal) {
  Proof last;
  for (const bool abstract : {true, false})
    for (const bool split : {false, true}) {
      Identity identity(goal, {abstract, split});
      Proof proof = identity.run();
      if (proof.proved) {
        if (identity.symbols() == 0 && !identity.has_vectors()) return {.why_not = "no real draw"};
        proof.kind = "identity";
        proof.text = abstract && identity.has_vectors() ? "an identity of abstract vectors, in every dimension"
                                                        : "all terms agree, or have one sign, as polynomials in the drawn reals";
        proof.text += " (" + std::to_string(proof.size) + (proof.size == 1 ? " case)" : " cases)");
        return proof;
      }
      last = std::move(proof);
      if (!split && !identity.can_split()) break;
    }
  return last;
}

Proof prove_identity(const Claim& claim, const ProveOptions& options) {
  Proof proof = attempt({.body = claim.decide, .options = &options}, options.work, identify);
  if (proof.proved) proof.kind = label(claim);
  return proof;
}

}  // namespace lemmata
