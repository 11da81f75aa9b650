#include "lib/check/prove.hpp"

#include "lib/check/prove_body.hpp"

namespace lemmata {
namespace {

/// The equalities of a chain by identity, its inequalities by boxes.
Proof prove_by_parts(const Claim& claim, const ProveOptions& options) {
  Goal goal{.body = claim.decide, .options = &options};
  goal.part = Part::equalities;
  const Proof equalities = attempt(goal, options.work, identify);
  if (!equalities.proved) return equalities;
  goal.part = Part::inequalities;
  const Proof inequalities = attempt(goal, options.work, cover);
  if (!inequalities.proved) return inequalities;
  return {.proved = true,
          .kind = "identity and boxes",
          .size = equalities.size + inequalities.size,
          .text = "equalities: " + equalities.text + "; inequalities: " + inequalities.text};
}

struct Way {
  const char* name;
  Proof (*prove)(const Claim&, const ProveOptions&);
};

// An induction reaches every integer, exhaustion the drawn ones only.
constexpr Way ways[] = {{"induction", prove_induction},
                        {"exhaustion", prove_exhaustion},
                        {"identity", prove_identity},
                        {"boxes", prove_boxes},
                        {"identity and boxes", prove_by_parts}};

}  // namespace

Proof prove(const Claim& claim, const ProveOptions& options) {
  if (!claim.executable()) return {.why_not = "the claim has no body"};
  if (claim.info.quantifier == Quantifier::exists) return {.why_not = "a claim \"there is\" is proved by a witness"};
  if (!(options.bound_factor > 0 && options.bound_factor <= 1)) return {.why_not = "the bound factor is outside (0, 1]"};
  Proof none;
  for (const Way& way : ways) {
    if (way.prove == prove_induction && claim.increment == nullptr) continue;
    Proof proof = way.prove(claim, options);
    if (proof.proved) return proof;
    none.why_not += (none.why_not.empty() ? "" : "; ") + std::string(way.name) + ": " + proof.why_not;
  }
  return none;
}

}  // namespace lemmata
