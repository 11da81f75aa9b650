#include <cmath>

#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

Result examine_declared_variance(Probe& probe) {
  Result result;
  const auto omega = probe.box().declared_omega(probe.d());
  result.applies = omega.has_value();
  if (!omega) return result;
  result.constant = omega;
  result.constant_text = "omega = " + short_number(*omega);
  if (!(*omega >= 0 && std::isfinite(*omega))) {
    result.verdict = Judgement::violated;
    result.evidence = "the declared omega is outside [0, inf)";
    return result;
  }
  const std::string text = "declared is omega = " + short_number(*omega);
  if (!judge_bound(probe, {.factor = *omega, .strict = false, .power = false, .text = text}, result)) return result;
  if (result.verdict == Judgement::violated) return result;
  Result second;
  judge_bound(probe, {.factor = 1 + *omega, .strict = false, .power = true, .text = text}, second);
  if (second.verdict > result.verdict) {
    second.constant = result.constant, second.constant_text = result.constant_text;
    return second;
  }
  if (result.verdict != Judgement::holds) return result;
  const LargestMoment largest = largest_moment(probe, false);
  result.evidence = not_beaten(probe);
  if (largest.study == nullptr) return without_moment(result);
  result.witness = shown_at(*largest.study, "E||C(x) - x||^2 = " + short_number(largest.value) + " ||x||^2 (" + largest.basis + ")");
  return result;
}

}  // namespace

LEMMATA_PROPERTY(
    declared_variance,
    {.id = "declared-variance",
     .statement = R"(\mathbb E\|C(x)-x\|^2 \le \omega\|x\|^2,\ \mathbb E\|C(x)\|^2 \le (1+\omega)\|x\|^2 \text{ for the declared } \omega)",
     .summary = "the declared omega holds",
     .order = 22,
     .examine = examine_declared_variance});

}  // namespace lemmata::probe
