#include <cmath>

#include <fmt/format.h>

#include "lib/app/report/report.hpp"
#include "lib/claim/curve_setting.hpp"
#include "lib/num/error.hpp"
#include "lib/worst_case/worst_case.hpp"

namespace lemmata::app {
namespace {

constexpr double exact_enough = 1e-4;  // of the bound: what a line on a chart hides

worst_case::Model model_of(const WorstCaseQuestion& question) {
  worst_case::Model model;
  for (const auto& [name, value] : question.names) {
    if (name == "method") model.method = value;
    else if (name == "class") model.function_class = value;
    else if (name == "compressor") model.compressor = value;
    else if (name == "oracle") model.oracle = value;
    else if (name == "metric") model.metric = value;
    else if (name == "start") model.start = value;
    else throw BadInput("a worst case has no entry '" + name + "'");
  }
  model.horizon = question.horizon;
  for (const auto& [name, value] : question.numbers) model.parameters[name] = {fmt::format("{:.12g}", value)};
  return worst_case::checked(std::move(model));
}

/// "lemmata worst-case --method ef --class smooth --gamma 0.3 --horizon 5"
std::string command_of(const WorstCaseQuestion& question) {
  std::string out = "lemmata worst-case";
  for (const auto& [name, value] : question.names) out += " --" + name + " " + value;
  for (const auto& [name, value] : question.numbers) out += fmt::format(" --{} {:.12g}", name, value);
  return out + fmt::format(" --horizon {}", question.horizon);
}

}  // namespace

std::optional<double> exact_worst_case(const Claim& claim, const Instance& instance, std::string& by) {
  const CurveSetting* setting = find_curve_setting(claim.info.id);
  if (setting == nullptr || setting->exact == nullptr) return {};
  Pins pins;
  for (const Drawn& drawn : instance) pins[drawn.name].values = drawn.values;
  Draw draw({}, pins);
  const ExactWorstCase exact = setting->exact(draw);
  if (exact.value) {
    by = exact.source;
    return exact.value;
  }
  if (!exact.question) return {};
  worst_case::Answer answer = worst_case::worst_case(model_of(*exact.question), {.tolerance = exact_enough / 10});
  worst_case::confirm(answer);
  if (!answer.upper || !answer.lower || !answer.caveat.empty()) return {};
  if (answer.upper_rounded - answer.lower_rounded > exact_enough * std::fabs(answer.upper_rounded)) return {};
  by = command_of(*exact.question);
  if (exact.question->unit != 1) by += fmt::format(" (times {:.6g})", exact.question->unit);
  return answer.upper_rounded * exact.question->unit;
}

}  // namespace lemmata::app
