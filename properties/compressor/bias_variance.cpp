#include <algorithm>
#include <cmath>

#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr double beyond_all_use = 1e9;

/// The least eta and omega, each the largest that a witness shows. Exact for outputs and laws; estimates from samples are said to be so.
Result examine_bias_variance(Probe& probe) {
  Result result;
  if (settled_without_constants(probe, result)) return result;
  double eta2 = 0, omega = 0;
  const Study* worst = nullptr;
  bool estimated = false;
  std::size_t sampled = 0;
  const bool any_exact = std::ranges::any_of(studies(probe), [](const Study& study) { return study.fixed || study.law; });
  for (const Study& study : studies(probe)) {
    double bias = study.bias, error = study.error;
    if (!study.fixed && !study.law) {
      if (any_exact || ++sampled > 3) continue;
      const std::vector<Case> again = measure(probe, {study.input}, std::clamp<std::size_t>(probe.options().calls / 100, 100, 2000));
      if (!again.front().answered) continue;
      bias = std::max(0.0, again.front().bias), error = again.front().error;
      estimated = true;
    }
    if (worst == nullptr || bias > eta2) eta2 = bias, worst = &study;
    omega = std::max(omega, error - bias);
  }
  if (worst == nullptr) return without_moment(result);
  const double eta = std::sqrt(eta2);
  const std::string relation = estimated ? " about " : " >= ";
  result.constant = eta;
  result.constant_text = "eta" + relation + short_number(eta) + ", omega" + relation + short_number(omega);
  result.evidence = not_beaten(probe);
  result.witness = shown_at(*worst, "||E C(x) - x|| = " + short_number(eta) + " ||x||");
  if (eta > beyond_all_use || omega > beyond_all_use) {
    result.verdict = Judgement::undecided;
    result.evidence = "the constants that the witnesses leave are beyond any use; bounds for all x are not to be expected";
  }
  return result;
}

}  // namespace

LEMMATA_PROPERTY(bias_variance,
                 {.id = "bias-variance",
                  .statement = R"(\|\mathbb E\,C(x)-x\| \le \eta\|x\|,\ \mathbb E\|C(x)-\mathbb E\,C(x)\|^2 \le \omega\|x\|^2)",
                  .summary = "bias and variance are bounded apart; the least eta and omega that the witnesses leave",
                  .order = 30,
                  .examine = examine_bias_variance});

}  // namespace lemmata::probe
