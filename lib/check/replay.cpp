#include "lib/chance/key.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/sampled.hpp"
#include "lib/num/arithmetic.hpp"

namespace lemmata {
namespace {

std::string state_text(Certified::Line::State state) {
  return state == Certified::Line::State::holds ? "holds" : state == Certified::Line::State::fails ? "fails" : "undecided";
}

Replay report(const Certified& c) {
  Replay out;
  out.arithmetic = c.arithmetic;
  switch (c.outcome) {
    case Certified::Outcome::violates:
      out.outcome = Replay::Outcome::violates;
      break;
    case Certified::Outcome::satisfies:
      out.outcome = Replay::Outcome::satisfies;
      break;
    case Certified::Outcome::inadmissible:
      out.outcome = Replay::Outcome::inadmissible;
      break;
    case Certified::Outcome::undecided:
      out.outcome = Replay::Outcome::undecided;
      break;
  }
  for (const auto& line : c.lines)
    out.lines.push_back({(line.hypothesis ? "given: " : "shown: ") + line.what, line.lhs, line.rhs, state_text(line.state)});
  if (!c.why.empty()) out.lines.push_back({"why", c.why, "", out.outcome == Replay::Outcome::inadmissible ? "fails" : "undecided"});
  return out;
}

void check_owner(const Claim& claim, const Witness& witness) {
  if (witness.claim != claim.info.id)
    throw BadInput("the witness belongs to '" + witness.claim + "', not to '" + std::string(claim.info.id) + "'");
  if (!claim.executable()) throw BadInput("the claim '" + witness.claim + "' has no body to replay");
}

}  // namespace

Replay replay(const Claim& claim, const Witness& witness, long max_bits) {
  check_owner(claim, witness);
  const Pins pins = pins_of(witness.draws);
  const BodyOptions body;
  Replay out = report(certify(claim, pins, body, max_bits, true));
  if (out.outcome != Replay::Outcome::undecided) return out;
  // What exact backends could not finish was refuted by sampling, if at all: fresh streams, the same level.
  const SampledTest test = sampled_test(claim, pins, body, {0, claim_key(claim.info.id), 0}, 20000, 1e-9);
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
    Replay out = report(certify_in(claim, pins_of(witness.draws), {}, *ball_arithmetic(bits), true));
    out.arithmetic += " of " + std::to_string(bits) + " bits";
    return out;
  } catch (const Undecided& e) {
    Replay out;
    out.arithmetic = "balls of " + std::to_string(bits) + " bits";
    out.lines.push_back({"why", std::string("a comparison was not decided: ") + e.what(), "", "undecided"});
    return out;
  }
}

}  // namespace lemmata
