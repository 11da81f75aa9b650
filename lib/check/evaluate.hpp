#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/check/finding.hpp"
#include "lib/check/truth.hpp"
#include "lib/claim/claim.hpp"

namespace lemmata {

/// How a body is run: which mutant, how far its bounds are cut, and the caps of its expectations.
struct BodyOptions {
  std::string mutant;
  double bound_factor = 1;  ///< every rhs > 0 of an inequality is multiplied by it
  Caps caps = {};
};

/// One instance in double. It ranks, it never decides.
struct Evaluated {
  enum class State {
    admitted,   ///< every hypothesis holds as far as double can see
    rejected,   ///< a hypothesis fails, or an argument is outside a formula's domain
    overflow,   ///< a side is not finite, or so small that double has no digits left for it
    too_large,  ///< the exact expectation is beyond its caps
    unfit       ///< the body refused for a reason of its own (text in `what`)
  } state = State::rejected;
  double slack = 1;         ///< the least relative slack of the links that rank; for "there is", minus the least (less is better in both)
  double floor = 0;         ///< slack at or below this goes to the exact evaluation
  double ratio = -1;        ///< the largest lhs/rhs of a link with rhs > 0, < 0 when there is none
  double lhs = 0, rhs = 0;  ///< of the link with the least slack
  double ratio_lhs = 0, ratio_rhs = 0;  ///< of the link with the largest ratio
  std::string what;
  std::size_t work = 1;  ///< units of effort that the evaluation took
  Instance instance;
  std::size_t words = 0;  ///< of the tape that the draws asked for
  std::vector<Draw::ReadingSeen> readings;
  std::vector<std::string> dimensions;  ///< the draws that are dimensions
  bool in_mean = false;                 ///< some link may be tested by sampling
};
Evaluated evaluate(const Claim& claim, std::span<const std::uint64_t> tape, const Pins& pins, const BodyOptions& options);

/// One instance decided by arithmetic that can be trusted: rationals, else balls of doubling precision.
struct Certified {
  using Outcome = Replay::Outcome;
  Outcome outcome = Outcome::undecided;
  struct Line {
    std::string what, lhs, rhs;
    Truth state = Truth::open;
    bool hypothesis = false;
  };
  std::vector<Line> lines;
  std::string relation;  ///< the first link that certainly fails
  std::string lhs, rhs;  ///< its sides
  double ratio = -1;     ///< the largest lhs/rhs (a lower bound of it), < 0 when there is none
  std::string ratio_relation, ratio_lhs, ratio_rhs;
  std::string arithmetic;      ///< "rationals" or "balls of 256 bits"
  std::string why;             ///< undecided: what could not be decided
  bool admitted = false;       ///< every hypothesis certainly holds
  Instance instance;           ///< as it was drawn, pins clamped to the ranges
  std::size_t operations = 0;  ///< of Exact that all attempts took together
  std::size_t work = 1;
};
/// `strict`: every draw must be pinned (replay of a file). Readings are pins of the same map.
Certified certify(const Claim& claim, const Pins& pins, const BodyOptions& options, long max_bits, bool strict = false);
/// One run in one given arithmetic.
Certified certify_in(const Claim& claim, const Pins& pins, const BodyOptions& options, const Arithmetic& arithmetic, bool strict);

/// Pins that hold every draw of an instance at its value.
Pins pins_of(const Instance& instance);
/// "gamma = 1/2, x = (1, 0)".
std::string describe(const Instance& instance);

}  // namespace lemmata
