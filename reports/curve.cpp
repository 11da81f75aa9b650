#include "reports/curve.hpp"

#include <charconv>
#include <cmath>

#include "reports/svg.hpp"

namespace lemmata::reports {
namespace {

using experiment::Figure;
using experiment::Panel;
using experiment::Series;

std::string number_cell(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return "";
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, *value).ptr};
}

bool is_logarithmic(const std::vector<double>& values) { return axis_for(values).logarithmic; }

}  // namespace

std::string curve_csv(const ReportCurve& curve) {
  std::string out = "parameter,lhs,rhs,exact,mean,lower,upper\n";
  for (const auto& p : curve.points)
    out += number_cell(p.parameter) + "," + number_cell(p.lhs) + "," + number_cell(p.rhs) + "," + number_cell(p.exact) + "," +
           number_cell(p.mean) + "," + number_cell(p.lower) + "," + number_cell(p.upper) + "\n";
  return out;
}

Figure curve_figure(const ReportClaim& claim) {
  const ReportCurve& curve = claim.curve;
  const bool relative = curve.held.empty();
  Figure figure{.id = claim.id, .where = claim.where, .title = claim.title, .caption = curve.caption, .generated_by = curve.command};
  Panel panel{.name = "curve", .title = claim.id};
  panel.x.label = curve.parameter;
  panel.y.label = relative ? "share of the bound" : "value";
  Series bound{.name = "bound", .colour = 0}, found{.name = "largest found", .colour = 1}, exact{.name = "exact worst case", .colour = 2},
      mean{.name = "mean of random instances", .band = "confidence band of the mean", .colour = 3};
  bound.dashed = exact.dashed = true;  // the exact worst case is drawn over the instance that attains it
  std::vector<double> xs, ys;
  for (const auto& p : curve.points) {
    const double unit = relative ? p.rhs : 1;
    const auto add = [&](Series& s, double value) {
      if (!std::isfinite(value / unit)) return;
      s.x.push_back(p.parameter), s.mean.push_back(value / unit);
      xs.push_back(p.parameter), ys.push_back(value / unit);
    };
    add(bound, p.rhs), add(found, p.lhs);
    if (p.exact) add(exact, *p.exact);
    if (!p.mean || !p.lower || !p.upper || !std::isfinite(*p.mean / unit)) continue;
    add(mean, *p.mean);
    mean.lower.push_back(*p.lower / unit), mean.upper.push_back(*p.upper / unit);
  }
  panel.x.logarithmic = is_logarithmic(xs), panel.y.logarithmic = is_logarithmic(ys);
  for (Series* s : {&mean, &found, &exact, &bound})
    if (!s->x.empty()) panel.series.push_back(std::move(*s));
  figure.panels.push_back(std::move(panel));
  return figure;
}

}  // namespace lemmata::reports
