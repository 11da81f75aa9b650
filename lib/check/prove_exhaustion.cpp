#include "lib/check/prove_body.hpp"

namespace lemmata {
namespace {

constexpr double most_exhausted = 20000;

/// Why a body cannot be exhausted, or "".
std::string not_finite(const Instance& instance, const Pins& held) {
  for (const Drawn& drawn : instance)
    if (is_free(drawn, held) && !is_integer(drawn)) return "the draw '" + drawn.name + "' is not an integer";
  return "";
}

}  // namespace

Proof exhaust(const Goal& goal) {
  const Pins& held = goal.options->pins;
  Odometer odometer(held, most_exhausted);
  std::size_t shown = 0, skipped = 0;
  bool any_draw = false;
  do {
    const AtPoint at = decide_at(goal, odometer.pins(), [](const AtPoint& p) { return p.skipped() || p.truth() != Truth::open; });
    if (std::string why = not_finite(at.instance, held); !why.empty()) return {.why_not = std::move(why)};
    if (at.truth() == Truth::fails) return {.why_not = "a link fails at " + text_of(at.instance, held)};
    if (at.truth() == Truth::open && !at.skipped()) return {.why_not = "undecided at " + text_of(at.instance, held) + ": " + at.why};
    if (!odometer.see(at.instance)) return {.why_not = "more than 20000 assignments of the integer draws"};
    any_draw = any_draw || odometer.pins().size() > held.size();
    ++(at.skipped() ? skipped : shown);
  } while (odometer.next());
  if (shown == 0) return {.why_not = "vacuous: the hypotheses fail in each of the " + std::to_string(skipped) + " cases"};
  if (!any_draw)
    return {.proved = true, .kind = "point", .size = 1, .text = "nothing is drawn: the statement is decided at its only instance"};
  std::string text = "all " + std::to_string(shown) + " assignments of the integer draws";
  if (skipped > 0) text += " that meet the hypotheses (of " + std::to_string(shown + skipped) + ")";
  return {.proved = true, .kind = "exhaustion", .size = shown, .text = std::move(text)};
}

Proof prove_exhaustion(const Claim& claim, const ProveOptions& options) {
  return attempt({.body = claim.decide, .options = &options}, options.work, exhaust);
}

}  // namespace lemmata
