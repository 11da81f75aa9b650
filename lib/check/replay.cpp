#include "lib/chance/key.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/sampled.hpp"
#include "lib/check/stated.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace {

// What a witness may ask for. It names a claim of this program, or a declared property of a built-in compressor in at most 4096 dimensions,
// and holds numbers: nothing in it is a path, and no library is loaded for it. Each number must lie in the range of the draw that it
// stands for, so that no method makes more steps than a claim's own range of K allows (10^6 in the ledger), and a vector must have as
// many entries as its dimension. All attempts together, from rationals to the most bits, end here:
constexpr std::size_t most_operations = std::size_t{1} << 27;    // of Exact
constexpr std::size_t most_sampled_work = std::size_t{1} << 31;  // steps and draws of all replicates, in double

std::string state_text(Truth state) { return state == Truth::holds ? "holds" : state == Truth::fails ? "fails" : "undecided"; }

Replay report(const Certified& c) {
  Replay out;
  out.arithmetic = c.arithmetic;
  out.outcome = c.outcome;
  for (const auto& line : c.lines)
    out.lines.push_back({(line.hypothesis ? "given: " : "shown: ") + line.what, line.lhs, line.rhs, state_text(line.state)});
  if (!c.why.empty()) out.lines.push_back({"why", c.why, "", out.outcome == Replay::Outcome::inadmissible ? "fails" : "undecided"});
  return out;
}

Replay certified_within_cap(const Claim& claim, const Pins& pins, const BodyOptions& body, long max_bits) {
  const OperationCap cap(most_operations);
  return report(certify(claim, pins, body, max_bits, true));
}

Replay open_in_balls(long bits, const std::string& why) {
  Replay out;
  out.arithmetic = "balls of " + std::to_string(bits) + " bits";
  out.lines.push_back({"why", why, "", "undecided"});
  return out;
}

void check_owner(const Claim& claim, const Witness& witness) {
  if (witness.claim != claim.info.id)
    throw BadInput("the witness belongs to '" + witness.claim + "', not to '" + std::string(claim.info.id) + "'");
  if (!claim.executable()) throw BadInput("the claim '" + witness.claim + "' has no body to replay");
}

}  // namespace

std::string to_string(Replay::Outcome outcome) {
  switch (outcome) {
    case Replay::Outcome::violates:
      return "violates the statement";
    case Replay::Outcome::satisfies:
      return "satisfies the statement";
    case Replay::Outcome::inadmissible:
      return "does not meet the hypotheses";
    case Replay::Outcome::undecided:
      break;
  }
  return "cannot be decided in this arithmetic";
}

Replay replay(const Claim& claim, const Witness& witness, long max_bits) {
  check_owner(claim, witness);
  const Pins pins = pins_of(witness.draws);
  const BodyOptions body;
  Replay out = certified_within_cap(claim, pins, body, max_bits);
  if (out.outcome == Replay::Outcome::violates || out.outcome == Replay::Outcome::satisfies)
    if (const std::string wrong = misstated(witness, out); !wrong.empty()) throw BadInput(wrong);
  if (out.outcome != Replay::Outcome::undecided) return out;
  // What exact backends could not finish was refuted by sampling, if at all: fresh streams, the same level.
  const OperationCap cap(most_operations);  // of the balls that confirm it
  const SampledTest test = sampled_test(claim, pins, body, {0, claim_key(claim.info.id), 0}, 20000, 1e-9, most_sampled_work);
  if (test.violated) {
    out.outcome = Replay::Outcome::violates;
    out.arithmetic = "sampled";
  }
  out.sampled = test.text;
  return out;
}

Replay replay_in_balls(const Claim& claim, const Witness& witness, long bits) {
  check_owner(claim, witness);
  try {
    const OperationCap cap(most_operations);
    Replay out = report(certify_in(claim, pins_of(witness.draws), {}, *ball_arithmetic(bits), true));
    out.arithmetic += " of " + std::to_string(bits) + " bits";
    return out;
  } catch (const Undecided& e) {
    return open_in_balls(bits, std::string("a comparison was not decided: ") + e.what());
  } catch (const TooLarge& e) { return open_in_balls(bits, e.what()); } catch (const Unsupported& e) {
    return open_in_balls(bits, e.what());
  }
}

}  // namespace lemmata
