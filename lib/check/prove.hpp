#pragma once
#include <cstddef>
#include <string>

#include "lib/claim/claim.hpp"

namespace lemmata {

/// What a prover concludes about a claim "for all instances". `proved` is a theorem; its absence says nothing about the claim.
struct Proof {
  bool proved = false;
  std::string kind = {};     ///< "point", "exhaustion", "identity", "invariant", "cycle", "boxes", "identity and boxes", "induction"
  std::size_t size = 0;      ///< cases, leaves, or base cases plus leaves
  std::string text = {};     ///< one line of evidence
  std::string why_not = {};  ///< where it got stuck: the instance, the smallest box, the term
};

struct ProveOptions {
  std::size_t work = std::size_t{1} << 20;  ///< evaluations times the size each reports (1 + Expect::work), for each method
  std::string mutant;                       ///< prove the claim's mutant of this name
  Pins pins;                                ///< held by the caller: readings, and draws that are fixed
  double bound_factor = 1;                  ///< in (0, 1]; every rhs > 0 of `shown` is multiplied by it
};

/// Tries point, exhaustion, identity, boxes and induction, in this order; the first that succeeds. Claims "there is" are not proved here
/// (a certified instance does that). Throws nothing for what a body throws.
Proof prove(const Claim& claim, const ProveOptions& options);

/// Every assignment of the draws, all of which are integers (at most 20000 assignments), in rationals, else in balls of up to 4096 bits.
/// A claim that draws nothing is a point. An instance on which the body throws DomainError is not skipped: hypotheses are `given`.
Proof prove_exhaustion(const Claim& claim, const ProveOptions& options);

/// Polynomial identity or sign of all terms, for all reals; first with abstract vectors (every dimension at once). Integers are
/// enumerated (at most 512 assignments). Of the hypotheses it is only used that a link may be a multiple q >= 0 of one of them. Quotients
/// and functions that are no polynomials are unknowns (see atoms.hpp).
Proof prove_identity(const Claim& claim, const ProveOptions& options);

/// Branch and bound over at most four reals in interval arithmetic, with Taylor tests where both sides touch; integers are enumerated (at
/// most 256 assignments). Equalities cannot be proved by boxes.
Proof prove_boxes(const Claim& claim, const ProveOptions& options);

/// Base cases by pinning `claim.induction.on`, and the increment by boxes on u = 1/n in (0, 1/base]. Hypotheses are not used.
Proof prove_induction(const Claim& claim, const ProveOptions& options);

}  // namespace lemmata
