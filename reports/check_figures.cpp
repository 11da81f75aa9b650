#include "reports/check_figures.hpp"

#include <algorithm>
#include <cmath>

#include "reports/svg.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

struct Frame {
  double width = 440, height = 260, left = 60, right = 14, top = 14, bottom = 46;
  double across(double place) const { return left + (width - left - right) * place; }
  double down(double place) const { return height - bottom - (height - top - bottom) * place; }
};

std::string number(double value) { return fixed(value, 1); }

std::string svg_line(const char* name, double x1, double y1, double x2, double y2) {
  return std::string("<line class=\"") + name + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
         number(y2) + "\"/>";
}
std::string svg_text(const char* name, const char* anchored, double x, double y, const std::string& text) {
  return std::string("<text class=\"") + name + "\" text-anchor=\"" + anchored + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" +
         escape(text) + "</text>";
}

std::string svg_figure(const Frame& frame, const std::string& name, const std::string& title, const std::string& description,
                       const std::string& content) {
  const std::string id = "figure-" + escape(anchor(name));
  return "<svg class=\"chart\" viewBox=\"0 0 " + number(frame.width) + " " + number(frame.height) + "\" role=\"img\" aria-labelledby=\"" +
         id + "-title " + id + "-text\"><title id=\"" + id + "-title\">" + escape(title) + "</title><desc id=\"" + id + "-text\">" +
         escape(description) + "</desc>" + content + "</svg>";
}

/// The axis below, with its ticks and its label.
std::string axis_below(const Frame& frame, const Axis& axis, const std::string& label) {
  const double y = frame.down(0);
  std::string out = svg_line("axis", frame.across(0), y, frame.across(1), y);
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const double x = frame.across(axis.place(axis.ticks[i]));
    out += svg_line("axis", x, y, x, y + 5);
    out += svg_text("tick", i + 1 == axis.ticks.size() ? "end" : "middle", i + 1 == axis.ticks.size() ? x + 8 : x, y + 19, axis.labels[i]);
  }
  return out + svg_text("label", "middle", (frame.across(0) + frame.across(1)) / 2, frame.height - 8, label);
}
std::string axis_beside(const Frame& frame, const Axis& axis) {
  std::string out;
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const double y = frame.down(axis.place(axis.ticks[i]));
    out += svg_line("grid", frame.across(0), y, frame.across(1), y);
    out += svg_text("tick", "end", frame.left - 8, y + 4, axis.labels[i]);
  }
  return out;
}

}  // namespace

std::string constant_figure(const std::vector<std::pair<double, double>>& points, const std::string& letter, const std::string& name) {
  const Frame frame;
  std::vector<double> xs, ys;
  for (const auto& [x, y] : points) {
    if (!std::isfinite(y)) continue;
    xs.push_back(x);
    ys.push_back(y);
  }
  if (xs.empty()) return "";
  const Axis across = axis_for(xs), up = axis_for(ys);
  std::string path, marks, said;
  for (const auto& [x, y] : points) {
    if (!shows(across, x) || !shows(up, y)) continue;
    const double px = frame.across(across.place(x)), py = frame.down(up.place(y));
    path += (path.empty() ? "M" : "L") + number(px) + "," + number(py);
    marks += "<circle class=\"found\" cx=\"" + number(px) + "\" cy=\"" + number(py) + "\" r=\"3.2\"/>";
    said += (said.empty() ? "" : ", ") + readable(y) + " at d = " + readable(x);
  }
  return svg_figure(
      frame, name, letter + " against the dimension", letter + " = " + said,
      axis_beside(frame, up) + axis_below(frame, across, "dimension d") + "<path class=\"found\" d=\"" + path + "\"/>" + marks);
}

std::string histogram(const std::vector<double>& values, std::optional<double> bound, const std::string& label, const std::string& name) {
  constexpr std::size_t bins = 36;
  const Frame frame{.height = 200};
  constexpr double near_one = 2;  // then the axis is linear from 0, however small the least value
  std::vector<double> placed = values;
  placed.push_back(1);  // what a residual must stay below
  const double largest = *std::max_element(placed.begin(), placed.end());
  if (largest <= near_one) placed = {0, largest};
  const Axis axis = axis_for(placed);
  std::vector<std::size_t> counts(bins, 0);
  std::size_t shown = 0;
  for (const double value : values) {
    if (!shows(axis, value)) continue;
    const double place = std::clamp(axis.place(value), 0.0, 1.0);
    ++counts[std::min(bins - 1, static_cast<std::size_t>(place * static_cast<double>(bins)))];
    ++shown;
  }
  if (shown == 0) return "";
  const double tallest = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
  std::string content = axis_below(frame, axis, label);
  for (std::size_t i = 0; i < bins; ++i) {
    if (counts[i] == 0) continue;
    const double from = frame.across(static_cast<double>(i) / bins), to = frame.across(static_cast<double>(i + 1) / bins);
    const double y = frame.down(static_cast<double>(counts[i]) / tallest);
    content += "<rect style=\"fill:var(--survived)\" x=\"" + number(from + 0.5) + "\" y=\"" + number(y) + "\" width=\"" +
               number(to - from - 1) + "\" height=\"" + number(frame.down(0) - y) + "\"/>";
  }
  content += svg_text("tick", "end", frame.left - 8, frame.down(1) + 4, readable(static_cast<std::size_t>(tallest)));
  const double one = frame.across(axis.place(1));
  content += svg_line("axis", one, frame.down(0), one, frame.down(1));
  if (bound && shows(axis, *bound)) {
    const double x = frame.across(std::clamp(axis.place(*bound), 0.0, 1.0));
    content += svg_line("bound", x, frame.down(0), x, frame.down(1));
  }
  std::string said = std::to_string(shown) + " values from " + readable(*std::min_element(values.begin(), values.end())) + " to " +
                     readable(*std::max_element(values.begin(), values.end())) + ".";
  if (shown < values.size())
    said += " Not drawn, as they have no place on a logarithmic axis: " + std::to_string(values.size() - shown) + ".";
  return svg_figure(frame, name, "How often " + label + " takes which value", said, content);
}

std::string bars(const std::vector<double>& vector, const std::string& name) {
  constexpr std::size_t most = 88;
  constexpr double widest = 28;
  std::vector<double> entries;
  const std::size_t each = (vector.size() + most - 1) / most;
  for (std::size_t i = 0; i < vector.size(); i += each) {
    const auto end = vector.begin() + static_cast<std::ptrdiff_t>(std::min(i + each, vector.size()));
    entries.push_back(*std::max_element(vector.begin() + static_cast<std::ptrdiff_t>(i), end,
                                        [](double a, double b) { return std::fabs(a) < std::fabs(b); }));
  }
  double largest = 0;
  for (const double entry : entries) largest = std::max(largest, std::fabs(entry));
  const bool negative = std::any_of(entries.begin(), entries.end(), [](double entry) { return entry < 0; });
  Frame frame{.height = 90, .left = 6, .right = 6, .top = 6, .bottom = 6};
  const double span = std::min(frame.width - 12, widest * static_cast<double>(entries.size()));
  frame.right = frame.width - 6 - span;
  const double zero = negative ? 0.5 : 0;  // where the middle line lies
  const double middle = frame.down(zero);
  std::string content;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double n = static_cast<double>(entries.size());
    const double gap = n > 44 ? 0.5 : 1;
    const double from = frame.across(static_cast<double>(i) / n) + gap, to = frame.across(static_cast<double>(i + 1) / n) - gap;
    const double y = frame.down(zero + (largest > 0 ? entries[i] / largest * (1 - zero) : 0));
    content += "<rect style=\"fill:var(--" + std::string(entries[i] < 0 ? "refuted" : "survived") + ")\" x=\"" + number(from) + "\" y=\"" +
               number(std::min(y, middle)) + "\" width=\"" + number(std::max(to - from, 0.5)) + "\" height=\"" +
               number(std::max(std::fabs(y - middle), entries[i] == 0 ? 0.0 : 0.8)) + "\"/>";
  }
  content += svg_line("axis", frame.left, middle, frame.left + span, middle);
  return svg_figure(frame, name, "The entries of the vector",
                    std::to_string(vector.size()) + " entries, the largest of size " + readable(largest) + ".", content);
}

}  // namespace lemmata::reports
