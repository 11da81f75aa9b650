#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// The declared delta, as the double that it is; a declaration stands for what rounds to it, which the rounding model covers.
Result examine_declared_contraction(Probe& probe) {
  Result result;
  const auto delta = probe.box().declared_delta(probe.d());
  result.applies = delta.has_value();
  if (!delta) return result;
  result.constant = delta;
  result.constant_text = "delta = " + short_number(*delta);
  if (!(*delta > 0 && *delta <= 1)) {
    result.verdict = Judgement::violated;
    result.evidence = "the declared delta is outside (0, 1]";
    return result;
  }
  judge_bound(probe, {.factor = 1 - *delta, .strict = false, .power = false, .text = "declared is delta = " + short_number(*delta)},
              result);
  if (result.verdict != Judgement::holds) return result;
  const LargestMoment largest = largest_moment(probe, false);
  result.evidence = not_beaten(probe);
  if (largest.study == nullptr) return without_moment(result);
  result.witness = shown_at(*largest.study, "E||C(x) - x||^2 = " + short_number(largest.value) + " ||x||^2 (" + largest.basis + ")");
  return result;
}

}  // namespace

LEMMATA_PROPERTY(declared_contraction, {.id = "declared-contraction",
                                        .statement = R"(\mathbb E\|C(x)-x\|^2 \le (1-\delta)\|x\|^2 \text{ for the declared } \delta)",
                                        .summary = "the declared delta holds",
                                        .order = 11,
                                        .examine = examine_declared_contraction});

}  // namespace lemmata::probe
