#include <cmath>

#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// Is there a delta > 0 at all? That is, one above the rounding unit eps = (2 d + 16) 2^-53, below which it cannot be told from 0 in
/// doubles (clipping at the end of the ordinary range leaves delta = 2e-100). The table gives the largest delta that the witnesses leave:
/// with the largest ratio r at a witness, delta <= 1 - r for every delta that is valid for all x.
Result examine_contraction(Probe& probe) {
  Result result;
  if (!judge_bound(probe, {.factor = 1, .strict = true, .power = false, .text = "no delta above the rounding unit allows this"}, result))
    return result;
  const LargestMoment largest = largest_moment(probe, false);
  if (largest.study == nullptr) return without_moment(result);
  if (result.verdict != Judgement::violated) {
    const double rest = 1 - largest.value;
    result.constant = 1 - rest == largest.value ? rest : std::nextafter(rest, 1.0);  // rounded up: it bounds delta from above
    result.constant_text = "delta <= " + short_number(*result.constant);
    if (!result.witness)
      result.witness = shown_at(*largest.study, "E||C(x) - x||^2 = " + short_number(largest.value) + " ||x||^2 (" + largest.basis + ")");
  }
  if (result.verdict == Judgement::holds) result.evidence = not_beaten(probe) + "; " + largest.basis;
  return result;
}

}  // namespace

LEMMATA_PROPERTY(contraction, {.id = "contraction",
                               .statement = R"(\mathbb E\|C(x)-x\|^2 \le (1-\delta)\|x\|^2 \text{ for some } \delta > 0)",
                               .summary = "the error is smaller than the input; the largest delta that the witnesses leave",
                               .order = 10,
                               .examine = examine_contraction});

}  // namespace lemmata::probe
