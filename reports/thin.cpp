#include "reports/thin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace lemmata::reports {
namespace {

using experiment::Form;
using experiment::Panel;
using experiment::Series;

std::vector<double> finite_or_nan(std::vector<double> values) {
  for (double& v : values)
    if (!std::isfinite(v)) v = std::numeric_limits<double>::quiet_NaN();
  return values;
}

void keep(Series& s, const std::set<std::size_t>& indices) {
  for (auto* list : {&s.x, &s.mean, &s.lower, &s.upper}) {
    if (list->empty()) continue;
    std::vector<double> kept;
    for (const std::size_t i : indices) kept.push_back((*list)[i]);
    *list = std::move(kept);
  }
}

/// Where each x lies among so many stretches; what has no place on a logarithmic axis is in the first.
std::vector<std::size_t> stretches_of(const std::vector<double>& x, bool logarithmic, std::size_t stretches) {
  std::vector<double> at;
  for (const double v : x) at.push_back(!logarithmic ? v : v > 0 ? std::log(v) : std::numeric_limits<double>::quiet_NaN());
  double from = HUGE_VAL, to = -HUGE_VAL;
  for (const double v : at)
    if (std::isfinite(v)) from = std::min(from, v), to = std::max(to, v);
  std::vector<std::size_t> out;
  for (const double v : at) {
    const double share = to > from && std::isfinite(v) ? (v - from) / (to - from) : 0;
    out.push_back(std::min(stretches - 1, static_cast<std::size_t>(share * static_cast<double>(stretches))));
  }
  return out;
}

void thin_line(Series& s, bool logarithmic, std::size_t most) {
  if (s.x.size() <= most) return;
  const std::size_t stretches = (most - 2) / 2;
  const auto where = stretches_of(s.x, logarithmic, stretches);
  std::vector<std::size_t> lowest(stretches, s.x.size()), highest(stretches, s.x.size());
  for (std::size_t i = 0; i < s.x.size(); ++i) {
    std::size_t &low = lowest[where[i]], &high = highest[where[i]];
    if (std::isnan(s.mean[i])) continue;
    if (low == s.x.size() || s.mean[i] < s.mean[low]) low = i;
    if (high == s.x.size() || s.mean[i] > s.mean[high]) high = i;
  }
  std::set<std::size_t> indices{0, s.x.size() - 1};
  for (std::size_t k = 0; k < stretches; ++k)
    for (const std::size_t i : {lowest[k], highest[k]})
      if (i < s.x.size()) indices.insert(i);
  keep(s, indices);
}

void thin_closed(Series& s, std::size_t most) {
  if (s.x.size() <= most) return;
  const std::size_t every = (s.x.size() + most - 2) / (most - 1);
  std::set<std::size_t> indices{s.x.size() - 1};
  for (std::size_t i = 0; i < s.x.size(); i += every) indices.insert(i);
  keep(s, indices);
}

}  // namespace

experiment::Figure thinned(experiment::Figure figure, std::size_t most) {
  for (Panel& panel : figure.panels)
    for (Series& s : panel.series) {
      for (auto* list : {&s.x, &s.mean, &s.lower, &s.upper}) *list = finite_or_nan(std::move(*list));
      if (panel.form == Form::lines) thin_line(s, panel.x.logarithmic, most);
      if (panel.form == Form::closed) thin_closed(s, most);
    }
  return figure;
}

}  // namespace lemmata::reports
