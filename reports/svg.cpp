#include "reports/svg.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/svg_parts.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

constexpr double width = 440, height = 300, left = 60, right = 14, top = 38, bottom = 46;
constexpr double two_decades = 100;

/// The largest k with 10^k <= value (> 0): the logarithm may be off by one unit near powers.
int decade_below(double value) {
  int k = static_cast<int>(std::floor(std::log10(value)));
  if (std::pow(10.0, k) > value) --k;
  if (std::pow(10.0, k + 1) <= value) ++k;
  return k;
}

/// Ticks at 1, 2 and 5 times powers of ten, for what spans less than two decades.
Axis short_logarithmic_axis(double smallest, double largest) {
  Axis axis{.logarithmic = true, .lower = 0, .upper = 0, .ticks = {}, .labels = {}};
  const int first = decade_below(smallest);
  for (int k = first; k < first + 4; ++k)
    for (const double factor : {1, 2, 5}) {
      const double tick = factor * std::pow(10.0, k);
      if (!axis.ticks.empty() && axis.ticks.back() >= largest) break;
      if (!axis.ticks.empty() && tick <= smallest) axis.ticks.pop_back();
      axis.ticks.push_back(tick);
    }
  for (const double tick : axis.ticks) axis.labels.push_back(readable(tick, 6));
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

Axis logarithmic_axis(double smallest, double largest) {
  const bool ordinary = smallest > 1e-300 && largest < 1e300;
  if (ordinary && largest / smallest <= two_decades && largest > smallest) return short_logarithmic_axis(smallest, largest);
  const int first = std::max(decade_below(smallest), -323);  // a double has no decade below and none above 308
  int last = decade_below(largest);
  if (std::pow(10.0, last) < largest) ++last;
  const int every = std::max(1, (last - first + 5) / 6);
  Axis axis{.logarithmic = true, .lower = 0, .upper = 0, .ticks = {}, .labels = {}};
  const bool plain = first >= -2 && last <= 3;
  for (int k = first; k < last + every; k += every) {
    axis.ticks.push_back(std::pow(10.0, std::min(k, 308)));
    axis.labels.push_back(plain ? readable(axis.ticks.back()) : power_of_ten(std::min(k, 308)));
  }
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

Axis linear_axis(double smallest, double largest) {
  const double size = std::max(std::fabs(smallest), std::fabs(largest));
  if (largest / 2 - smallest / 2 <= 1e-4 * size) {  // one value, up to what labels of six digits tell apart
    const double room = size == 0 ? 1 : size / 2;
    smallest = std::max(smallest - room, -std::numeric_limits<double>::max());
    largest = std::min(largest + room, std::numeric_limits<double>::max());
  }
  // Halved first: the span of two large numbers of unlike sign is no double.
  const double rough = (largest / 5 - smallest / 5);
  if (!(rough > 0) || !std::isfinite(rough)) return {.ticks = {0, 1}, .labels = {"0", "1"}};
  const int exponent = decade_below(rough);
  const double unit = std::pow(10.0, exponent);
  const double factor = rough <= unit ? 1 : rough <= 2 * unit ? 2 : rough <= 5 * unit ? 5 : 10;
  const double step = factor * unit;
  Axis axis{.ticks = {}, .labels = {}};
  const double first = std::floor(smallest / step);
  for (int i = 0; i < 12; ++i) {
    const double k = first + i;
    axis.ticks.push_back(k * step);
    axis.labels.push_back(readable(k * step, 6));
    if (k * step >= largest) break;
  }
  axis.lower = axis.ticks.front();
  axis.upper = axis.ticks.back();
  return axis;
}

struct Plane {
  Axis x, y;
  std::string at(double parameter, double value) const { return fixed(across(parameter), 1) + "," + fixed(down(value), 1); }
  double across(double parameter) const { return left + (width - left - right) * x.place(parameter); }
  double down(double value) const { return height - bottom - (height - top - bottom) * y.place(value); }
};

std::string grid(const Plane& plane, std::string_view parameter) {
  std::string out;
  for (std::size_t i = 0; i < plane.y.ticks.size(); ++i) {
    const double y = plane.down(plane.y.ticks[i]);
    out += tag("line", "class=\"grid\" " + pair("x1", left, "y1", y) + " " + pair("x2", width - right, "y2", y));
    out += tag("text", "class=\"tick\" text-anchor=\"end\" " + pair("x", left - 8, "y", y + 4), plane.y.labels[i]);
  }
  for (std::size_t i = 0; i < plane.x.ticks.size(); ++i) {
    const double x = plane.across(plane.x.ticks[i]);
    out += tag("line", "class=\"axis\" " + pair("x1", x, "y1", height - bottom) + " " + pair("x2", x, "y2", height - bottom + 5));
    const char* end = i + 1 == plane.x.ticks.size() ? "end" : "middle";
    out += tag("text",
               "class=\"tick\" text-anchor=\"" + std::string(end) + "\" " +
                   pair("x", i + 1 == plane.x.ticks.size() ? x + 8 : x, "y", height - bottom + 19),
               plane.x.labels[i]);
  }
  out += tag("line", "class=\"axis\" " + pair("x1", left, "y1", height - bottom) + " " + pair("x2", width - right, "y2", height - bottom));
  return out +
         tag("text", "class=\"label\" text-anchor=\"middle\" " + pair("x", (left + width - right) / 2, "y", height - 8), escape(parameter));
}

std::string legend(bool any_above) {
  std::string out = tag("line", "class=\"bound\" " + pair("x1", 6, "y1", 14) + " " + pair("x2", 26, "y2", 14));
  out += tag("text", "class=\"label\" " + pair("x", 31, "y", 18), "bound");
  out += tag("circle", "class=\"found\" " + pair("cx", 86, "cy", 14) + " r=\"3.5\"");
  out += tag("text", "class=\"label\" " + pair("x", 94, "y", 18), "largest left-hand side found");
  if (!any_above) return out;
  out += tag("circle", "class=\"above\" " + pair("cx", 308, "cy", 14) + " r=\"3.5\"");
  return out + tag("text", "class=\"label\" " + pair("x", 316, "y", 18), "above the bound");
}

/// A line through the points that can be shown, broken where one cannot.
std::string line(const Plane& plane, const std::vector<ReportCurvePoint>& points, const char* name, double ReportCurvePoint::*value) {
  std::string path;
  bool drawing = false;
  for (const auto& p : points) {
    const bool visible = shows(plane.x, p.parameter) && shows(plane.y, p.*value);
    if (visible) path += (drawing ? "L" : "M") + plane.at(p.parameter, p.*value);
    drawing = visible;
  }
  return path.empty() ? "" : tag("path", std::string("class=\"") + name + "\" d=\"" + path + "\"");
}

std::string described(const std::string& parameter, const std::vector<ReportCurvePoint>& points, std::size_t above, std::size_t hidden) {
  std::string out = std::to_string(points.size()) + (points.size() == 1 ? " value of " : " values of ") + parameter + " from " +
                    readable(points.front().parameter) + " to " + readable(points.back().parameter) + "; at " + std::to_string(above) +
                    " of them the left-hand side is above the bound.";
  if (hidden > 0) out += " Points with a zero or no number on the left, not drawn: " + std::to_string(hidden) + ".";
  return out;
}

/// The curve is in doubles and decides nothing: where a bound is attained, rounding must not paint the point as a violation.
bool is_above(const ReportCurvePoint& p) {
  constexpr double rounding = 1e-9;  // relative; far above the error of any sum the claims form, far below what a pixel shows
  return p.lhs - p.rhs > rounding * (std::fabs(p.lhs) + std::fabs(p.rhs));
}

/// A single point is no line: its bound is a dash.
std::string bound_line(const Plane& plane, const std::vector<ReportCurvePoint>& points) {
  if (points.size() > 1) return line(plane, points, "bound", &ReportCurvePoint::rhs);
  if (!shows(plane.x, points[0].parameter) || !shows(plane.y, points[0].rhs)) return "";
  const double x = plane.across(points[0].parameter);
  const double y = plane.down(points[0].rhs);
  return tag("line", "class=\"bound\" " + pair("x1", x - 14, "y1", y) + " " + pair("x2", x + 14, "y2", y));
}

}  // namespace

double Axis::place(double value) const {
  if (logarithmic) return (std::log10(value) - std::log10(lower)) / (std::log10(upper) - std::log10(lower));
  return (value / 2 - lower / 2) / (upper / 2 - lower / 2);
}

bool shows(const Axis& axis, double value) { return std::isfinite(value) && (!axis.logarithmic || value > 0); }

Axis axis_for(const std::vector<double>& values, std::optional<bool> logarithmic) {
  double smallest = HUGE_VAL;
  double largest = -HUGE_VAL;
  double least_positive = HUGE_VAL;
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    smallest = std::min(smallest, v);
    largest = std::max(largest, v);
    if (v > 0) least_positive = std::min(least_positive, v);
  }
  if (smallest > largest) return linear_axis(0, 1);
  const bool wide = smallest >= 0 && largest > 0 && largest / two_decades > least_positive;
  if (largest > 0 && logarithmic.value_or(wide)) return logarithmic_axis(least_positive, largest);
  return linear_axis(smallest, largest);
}

std::string line_chart(const ReportCurve& curve, std::string_view claim_id) {
  std::vector<ReportCurvePoint> points;
  for (const auto& p : curve.points)
    if (std::isfinite(p.parameter) && (std::isfinite(p.lhs) || std::isfinite(p.rhs))) points.push_back(p);
  if (points.empty()) return "";
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.parameter < b.parameter; });
  std::vector<double> xs;
  std::vector<double> ys;
  for (const auto& p : points) {
    xs.push_back(p.parameter);
    ys.insert(ys.end(), {p.lhs, p.rhs});
  }
  const Plane plane{axis_for(xs), axis_for(ys)};
  std::string marks;
  std::size_t above = 0;
  std::size_t hidden = curve.points.size() - points.size();
  for (const auto& p : points) {
    const bool violates = is_above(p);
    above += violates ? 1U : 0U;
    if (!shows(plane.x, p.parameter) || !shows(plane.y, p.lhs)) {
      ++hidden;
      continue;
    }
    marks += tag("circle", std::string("class=\"") + (violates ? "above" : "found") + "\" " +
                               pair("cx", plane.across(p.parameter), "cy", plane.down(p.lhs)) + " r=\"3.2\"");
  }
  const std::string description = described(curve.parameter, points, above, hidden);
  const std::string view = "0 0 " + fixed(width, 0) + " " + fixed(height, 0);
  const std::string ids = "figure-" + escape(anchor(claim_id));
  return tag("svg", "class=\"chart\" viewBox=\"" + view + "\" role=\"img\" aria-labelledby=\"" + ids + "-title " + ids + "-text\"",
             tag("title", "id=\"" + ids + "-title\"", "Bound and largest left-hand side found, against " + escape(curve.parameter)) +
                 tag("desc", "id=\"" + ids + "-text\"", escape(description)) + grid(plane, curve.parameter) + bound_line(plane, points) +
                 line(plane, points, "found", &ReportCurvePoint::lhs) + marks + legend(above > 0));
}

}  // namespace lemmata::reports
