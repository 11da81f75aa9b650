#include <algorithm>

#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr double beyond_use = 1e9;  // an omega this large is that of a map that is not bounded relative to x: never `holds`

/// The least omega that the witnesses leave, for E||C - x||^2 <= omega ||x||^2 and E||C||^2 <= (1 + omega) ||x||^2 together.
Result examine_bounded_variance(Probe& probe) {
  Result result;
  if (settled_without_constants(probe, result)) return result;
  const LargestMoment error = largest_moment(probe, false), power = largest_moment(probe, true);
  if (error.study == nullptr || power.study == nullptr) return without_moment(result);
  const bool by_error = error.value >= power.value - 1;
  const double omega = std::max({0.0, error.value, power.value - 1});
  const LargestMoment& largest = by_error ? error : power;
  result.constant = omega;
  result.constant_text = "omega >= " + short_number(omega);
  result.evidence = not_beaten(probe) + "; " + largest.basis;
  result.witness =
      shown_at(*largest.study, (by_error ? "E||C(x) - x||^2 = " : "E||C(x)||^2 = ") + short_number(largest.value) + " ||x||^2");
  if (omega > beyond_use) {
    result.verdict = Judgement::undecided;
    result.evidence = "the least omega that the witnesses leave is beyond any use; a bound for all x is not to be expected";
  }
  return result;
}

}  // namespace

LEMMATA_PROPERTY(bounded_variance,
                 {.id = "bounded-variance",
                  .statement = R"(\mathbb E\|C(x)-x\|^2 \le \omega\|x\|^2,\ \mathbb E\|C(x)\|^2 \le (1+\omega)\|x\|^2)",
                  .summary = "the mean squared error is bounded relative to the input; the least omega that the witnesses leave",
                  .order = 21,
                  .examine = examine_bounded_variance});

}  // namespace lemmata::probe
