#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// The same class as `contraction`, with 1/delta' for its delta: B3 asks for a finite delta' >= 1.
Result examine_b3(Probe& probe) {
  Result result;
  if (!judge_bound(probe, {.factor = 1, .strict = true, .power = false, .text = "no delta' below 1 over the rounding unit allows this"},
                   result))
    return result;
  const LargestMoment largest = largest_moment(probe, false);
  if (largest.study == nullptr) return without_moment(result);
  if (!(largest.value < 1)) return result;
  if (result.verdict == Judgement::violated) return result;
  result.constant = 1 / (1 - largest.value);
  result.constant_text = "delta' >= " + short_number(*result.constant);
  if (result.verdict == Judgement::holds) result.evidence = not_beaten(probe) + "; " + largest.basis;
  if (!result.witness) result.witness = shown_at(*largest.study, "E||C(x) - x||^2 = " + short_number(largest.value) + " ||x||^2");
  return result;
}

}  // namespace

LEMMATA_PROPERTY(b3, {.id = "b3",
                      .statement = R"(\mathbb E\|C(x)-x\|^2 \le (1-1/\delta')\|x\|^2)",
                      .summary = "class B3(delta') of Beznosikov et al.; the least delta' that the witnesses leave",
                      .order = 33,
                      .examine = examine_b3});

}  // namespace lemmata::probe
