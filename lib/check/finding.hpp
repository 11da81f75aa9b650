#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"

namespace lemmata {

enum class Verdict { proved, refuted, survived, undecided, not_executable };
std::string to_string(Verdict verdict);  ///< "not-executable" with a hyphen
Verdict verdict_from(const std::string& text);

enum class Effort { quick, standard, deep };
std::string to_string(Effort effort);
Effort effort_from(const std::string& text);

/// A witness: data that replays a violation (or, for "there is", a success) outside the decoder: each draw by name as an exact value.
struct Witness {
  std::string claim;
  Instance draws;        ///< readings among them, kind `reading`
  std::string relation;  ///< the link that fails
  std::string lhs, rhs;  ///< enclosures, printed
};

/// What one method did with one claim.
struct Tried {
  std::string method;  ///< "edge cases", "random", "optimise", "exact", "boxes", "identity", ...
  std::size_t cases = 0;
  std::size_t admitted = 0;
  std::optional<double> best_ratio;
  std::string stopped;  ///< why it stopped
};

/// A fresh verdict with its evidence. Every field is a function of (claim, seed, effort) alone.
struct Finding {
  std::string id;
  Verdict verdict = Verdict::undecided;
  std::string why;       ///< undecided: the reason; not-executable: the reason
  std::string relation;  ///< the link that fails or is sharpest
  std::string evidence;  ///< one line: how it was decided
  std::string method;    ///< the method that decided, or came nearest
  std::string proof;  ///< kind of certificate, where proved: "identity", "boxes", "induction", "exhaustion", "invariant", "cycle", "point"
  std::size_t proof_size = 0;       ///< leaves, cases
  std::optional<double> sharpness;  ///< the largest lhs/rhs reached where rhs > 0
  std::size_t cases = 0, admitted = 0;
  std::optional<Witness> witness;  ///< refuted: the violation; survived: the nearest instance
  std::vector<Tried> tried;
  std::vector<Finding> readings;  ///< one a reading, where the text leaves something open
};

/// Attacks one claim: edge cases, random cases with shrinking, optimisation, rationalising, certifying; then the provers. Deterministic.
/// `mutant`: run the claim's mutant of this name; `bound_factor` < 1: every rhs > 0 is multiplied by it (the bound-cut mutant).
struct AttackOptions {
  Effort effort = Effort::standard;
  std::uint64_t seed = 1;
  std::string mutant;
  double bound_factor = 1;
  std::string only_method;  ///< restricts the falsifier to one method ("" = all)
  Pins pins;                ///< held by the user
  bool prove = true;
};
Finding attack(const Claim& claim, const AttackOptions& options);

/// Certifies a witness again: hypotheses and conclusion, in rationals where possible, else in balls of up to `max_bits`.
struct Replay {
  enum class Outcome { violates, satisfies, inadmissible, undecided } outcome = Outcome::undecided;
  struct Line {
    std::string what, lhs, rhs, state;
  };  ///< one a hypothesis and one a link: state "holds", "fails", "undecided"
  std::vector<Line> lines;
  std::string arithmetic;  ///< "rationals" or "balls of 256 bits"
  std::string sampled;     ///< not empty: a sampled test at confidence 1e-9, no enclosure
};
std::string to_string(Replay::Outcome outcome);  ///< what the instance does: "violates the statement"
Replay replay(const Claim& claim, const Witness& witness, long max_bits = 4096);
/// The same in one chosen precision, in balls.
Replay replay_in_balls(const Claim& claim, const Witness& witness, long bits);

/// JSON of witnesses and findings (lib/check/json.cpp): exact values as strings, so that files outlive the decoder.
std::string witness_to_json(const Witness& witness);
Witness witness_from_json(const std::string& text);   ///< throws BadInput
std::string finding_to_json(const Finding& finding);  ///< one line, stable key order
Finding finding_from_json(const std::string& text);

}  // namespace lemmata
