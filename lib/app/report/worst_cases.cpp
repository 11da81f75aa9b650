#include <fmt/format.h>

#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/app/signals.hpp"

#ifndef LEMMATA_VERSION
#define LEMMATA_VERSION "0"
#endif

namespace lemmata::app {
namespace {

double number_of(const std::string& fraction) {
  const auto bar = fraction.find('/');
  return std::stod(fraction) / (bar == std::string::npos ? 1 : std::stod(fraction.substr(bar + 1)));
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

experiment::Figure figure_of(const worst_case::ClaimCurve& curve, const std::string& id, const ReportRequest& request) {
  experiment::Series upper{.name = "no instance exceeds (certified)"}, lower{.name = "an instance attains", .dashed = true};
  std::string missing;
  for (const std::string& value : curve.values) {
    const worst_case::CurvePoint point = worst_case::exact_point(curve, value);
    const auto add = [&](experiment::Series& series, double y) {
      series.x.push_back(number_of(value));
      series.mean.push_back(y);
    };
    if (point.upper) add(upper, point.upper_rounded);
    if (point.lower) add(lower, point.lower_rounded);
    if (!point.why.empty()) missing = fmt::format(" At {} = {}: {}.", curve.parameter, value, point.why);
  }
  return {.id = id,
          .where = "exact worst case",
          .title = "exact worst case beside " + joined(curve.claims),
          .caption =
              "The largest left side that the hypotheses allow, as the value of a semidefinite programme with multipliers and instance "
              "checked in rationals. " +
              curve.at + "." + missing,
          .scale = fmt::format("{} values of {}", curve.values.size(), curve.parameter),
          .seed = request.ledger.seed,
          .effort = std::string(to_string(request.ledger.effort)),
          .generated_by = fmt::format("lemmata {}: lemmata report '{}'", LEMMATA_VERSION, id),
          .panels = {{.name = "exact", .x = {.label = curve.parameter}, .y = {.label = "left side"}, .series = {upper, lower}}}};
}

}  // namespace

std::string worst_case_id(const worst_case::ClaimCurve& curve) { return "worst-case." + curve.claims.front(); }

std::vector<experiment::Figure> worst_cases_of(const ReportRequest& request) {
  std::vector<experiment::Figure> figures;
  for (const worst_case::ClaimCurve& curve : worst_case::claim_curves()) {
    const std::string id = worst_case_id(curve);
    if (!request.wants(id)) continue;
    if (interrupting_signal() != 0) break;  // the caller looks too
    experiment::Figure figure = figure_of(curve, id, request);
    const auto& series = figure.panels.front().series;
    if (series[0].x.empty()) complain("no figure " + id + ":" + figure.caption.substr(figure.caption.rfind(". At") + 1));
    else figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace lemmata::app
