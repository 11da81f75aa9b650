#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/prove.hpp"
#include "lib/check/truth.hpp"

// What the provers share: running a body in the arithmetic in force, enumerating its integer draws, deciding it at a point.
namespace lemmata {

/// Thrown by `Allowance::spend`; no std::exception, so that nothing that handles a body's errors takes it.
struct OutOfWork {};

class Allowance {
 public:
  explicit Allowance(std::size_t work) : left_(work) {}
  void spend(std::size_t amount) {
    if (amount > left_) throw OutOfWork{};
    left_ -= amount;
  }
  std::size_t left() const { return left_; }

 private:
  std::size_t left_;
};

/// Which links of the chain are to be proved. An identity proves equalities and boxes prove inequalities of one and the same chain.
enum class Part { all, equalities, inequalities };

/// A body and what is to be proved of it.
struct Goal {
  std::function<Case<Exact>(Draw&, Expect<Exact>&)> body = {};
  const ProveOptions* options = nullptr;
  Allowance* budget = nullptr;
  bool ignore_given = false;  ///< prove the links on all drawn instances, hypotheses or not
  Part part = Part::all;
  bool weaken = false;                       ///< strict links ask for <= only
  std::map<std::string, Range> ranges = {};  ///< boxes cover these in place of the drawn ranges
};

/// One run of a body, in the arithmetic in force.
struct Ran {
  enum class State { done, needs_bits, needs_balls, refused } state = State::refused;
  Case<Exact> made;   ///< where done; its values die with the arithmetic
  Instance instance;  ///< what was drawn, up to where the body threw
  std::vector<std::string> dimensions;
  std::string error;  ///< what it threw
};
Ran run_body(const Goal& goal, const Pins& pins);

/// The links to be proved: those of the part, with the bound factor. As lhs <= (rhs > 0 ? factor * rhs : rhs) with a factor <= 1 is
/// lhs <= min(factor * rhs, rhs), a link becomes two.
std::vector<Relation<Exact>> links_to_show(const Goal& goal, const Case<Exact>& made);

/// A draw that the prover quantifies over: neither a reading nor held by a pin.
bool is_free(const Drawn& drawn, const Pins& held);
bool is_integer(const Drawn& drawn);
/// A draw whose recorded value is not the one it was pinned to (an integer that was clamped into its range), else null.
const Drawn* moved_by_its_range(const Instance& instance, const Pins& pins);
Pin pin_at(long value);
/// "n = 3, k = 2", the free draws of an instance.
std::string text_of(const Instance& instance, const Pins& held);
std::string text_of(double x);

/// Walks the assignments of the integer draws of a body, which may depend on those drawn before: `see` what a run drew, then `next`.
class Odometer {
 public:
  Odometer(Pins held, double limit) : pins_(std::move(held)), limit_(limit) {}
  const Pins& pins() const { return pins_; }
  /// Adds the free integers not yet on the path (but for `skip`) at the values that the run drew; false when there are more than
  /// `limit` assignments.
  bool see(const Instance& instance, const std::vector<std::string>& skip = {});
  /// The next assignment, in which later draws are forgotten; false after the last.
  bool next();

 private:
  struct Wheel {
    std::string name;
    long first, least, count, at;
  };
  Pins pins_;
  double limit_;
  double seen_ = 1;
  std::vector<Wheel> path_;
};

/// What is known at one point: a relation once decided, in whichever arithmetic, stays decided.
struct AtPoint {
  std::vector<Truth> given, shown;
  std::string why;  ///< the reason of what is open
  Instance instance;
  bool skipped() const;  ///< a hypothesis fails
  /// Of all links, where all hypotheses hold; else open.
  Truth truth() const;
};
/// Runs the body at one point in rationals, then with irrational values as atoms (which knows equal ones), then in balls of 128 to 4096
/// bits, until `enough`.
AtPoint decide_at(const Goal& goal, const Pins& pins, const std::function<bool(const AtPoint&)>& enough);

/// The shape of each prover: its steps on a goal, or why not, with the budget's end turned into a reason.
Proof attempt(const Goal& goal, std::size_t work, const std::function<Proof(const Goal&)>& prover);
Proof exhaust(const Goal& goal);
Proof identify(const Goal& goal);
Proof cover(const Goal& goal);  ///< boxes

}  // namespace lemmata
