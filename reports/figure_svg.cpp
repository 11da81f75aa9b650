#include "reports/figure_svg.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "reports/svg.hpp"
#include "reports/svg_parts.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

using experiment::Figure;
using experiment::Form;
using experiment::Mark;
using experiment::Panel;
using experiment::PanelAxis;
using experiment::Series;

constexpr double panel_width = 440, plot_height = 216, margin_left = 62, margin_right = 16, margin_bottom = 48, line_height = 18;
constexpr int colours = 10;

double text_width(const std::string& text) {
  return 6.4 * static_cast<double>(
                   std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string colour_class(const Series& s, std::size_t at) {
  const int colour = s.colour >= 0 ? s.colour : static_cast<int>(at);
  return "s" + std::to_string(colour % colours) + (s.dashed ? " dashed" : "");
}

/// The sample lines and names of all named series, in rows that fit the width.
struct Legend {
  std::string marks;
  double height = 0;

  Legend(const Panel& panel, double top) {
    double x = margin_left, y = top;
    for (std::size_t i = 0; i < panel.series.size(); ++i) {
      const Series& s = panel.series[i];
      if (s.name.empty()) continue;
      const double wide = 26 + text_width(s.name) + 16;
      if (x > margin_left && x + wide - 16 > panel_width) x = margin_left, y += line_height;
      marks +=
          tag("line", "class=\"line " + colour_class(s, i) + "\" " + pair("x1", x, "y1", y + 9) + " " + pair("x2", x + 20, "y2", y + 9));
      marks += tag("text", "class=\"label\" " + pair("x", x + 26, "y", y + 13), escape(s.name));
      x += wide;
      height = y + line_height - top;
    }
  }
};

double header_height(const Panel& panel) {
  const double title = panel.title.empty() ? 0 : line_height + 2;
  return 4 + title + Legend(panel, 0).height + (panel.y.label.empty() ? 8 : line_height + 4);
}
double panel_height(const Panel& panel, double header) {
  const double plot = panel.form == Form::closed ? panel_width - margin_left - margin_right : plot_height;
  return header + plot + margin_bottom;
}

/// What an axis must show: all values, and the limits that the panel asks for.
Axis fitted(const Panel& panel, bool vertical) {
  const PanelAxis& wanted = vertical ? panel.y : panel.x;
  std::vector<double> values;
  for (const Series& s : panel.series) {
    const auto& own = vertical ? s.mean : s.x;
    values.insert(values.end(), own.begin(), own.end());
    if (vertical) values.insert(values.end(), s.upper.begin(), s.upper.end());
    if (vertical && !wanted.logarithmic) values.insert(values.end(), s.lower.begin(), s.lower.end());  // else it is cut off at the end
  }
  for (const Mark& m : panel.marks)
    if (m.vertical != vertical) values.push_back(m.at);
  if (panel.form == Form::bars) {
    if (vertical) values.push_back(0);
    for (const Series& s : panel.series)
      if (!vertical && s.x.size() > 1) values.insert(values.end(), {s.x[0] - (s.x[1] - s.x[0]) / 2, s.x.back() + (s.x[1] - s.x[0]) / 2});
  }
  if (wanted.from) values.push_back(*wanted.from);
  if (wanted.to) values.push_back(*wanted.to);
  return axis_for(values, wanted.logarithmic);
}

struct PanelPlane {
  Axis x, y;
  double top, height;

  double across(double value) const { return margin_left + (panel_width - margin_left - margin_right) * x.place(value); }
  /// What lies below a logarithmic axis is drawn at its end.
  double down(double value) const {
    const double place = y.logarithmic && !(value > y.lower) ? 0 : y.place(value);
    return bottom() - (bottom() - top) * place;
  }
  double bottom() const { return height - margin_bottom; }
  std::string at(double a, double b) const { return fixed(across(a), 1) + "," + fixed(down(b), 1); }
  bool has(double a, double b) const { return shows(x, a) && std::isfinite(b); }
};

std::string grid_of(const PanelPlane& plane, const Panel& panel) {
  std::string out;
  const double right = panel_width - margin_right;
  for (std::size_t i = 0; i < plane.y.ticks.size(); ++i) {
    const double y = plane.down(plane.y.ticks[i]);
    out += tag("line", "class=\"grid\" " + pair("x1", margin_left, "y1", y) + " " + pair("x2", right, "y2", y));
    out += tag("text", "class=\"tick\" text-anchor=\"end\" " + pair("x", margin_left - 8, "y", y + 4), plane.y.labels[i]);
  }
  for (std::size_t i = 0; i < plane.x.ticks.size(); ++i) {
    const double x = plane.across(plane.x.ticks[i]);
    if (panel.form == Form::closed)
      out += tag("line", "class=\"grid\" " + pair("x1", x, "y1", plane.top) + " " + pair("x2", x, "y2", plane.bottom()));
    out += tag("line", "class=\"axis\" " + pair("x1", x, "y1", plane.bottom()) + " " + pair("x2", x, "y2", plane.bottom() + 5));
    out += tag("text", "class=\"tick\" text-anchor=\"middle\" " + pair("x", x, "y", plane.bottom() + 19), plane.x.labels[i]);
  }
  out += tag("line", "class=\"axis\" " + pair("x1", margin_left, "y1", plane.bottom()) + " " + pair("x2", right, "y2", plane.bottom()));
  out += tag("text", "class=\"label\" text-anchor=\"middle\" " + pair("x", (margin_left + right) / 2, "y", plane.bottom() + 38),
             escape(panel.x.label));
  if (panel.y.label.empty()) return out;
  return out + tag("text", "class=\"label\" " + pair("x", 8, "y", plane.top - 10), escape(panel.y.label));
}

/// Runs of points that can be drawn: a band or line breaks where there is no number.
std::vector<std::pair<std::size_t, std::size_t>> runs_of(const PanelPlane& plane, const Series& s) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.x.size(); ++i) {
    if (i < s.x.size() && plane.has(s.x[i], s.mean[i])) continue;
    if (i > begin) runs.emplace_back(begin, i);
    begin = i + 1;
  }
  return runs;
}

std::string band(const PanelPlane& plane, const Series& s, const std::string& style) {
  if (s.lower.empty()) return "";
  std::string path;
  for (const auto& [begin, end] : runs_of(plane, s)) {
    for (std::size_t i = begin; i < end; ++i) path += (i == begin ? "M" : "L") + plane.at(s.x[i], s.upper[i]);
    for (std::size_t i = end; i > begin; --i) path += "L" + plane.at(s.x[i - 1], s.lower[i - 1]);
    path += "Z";
  }
  return path.empty() ? "" : tag("path", "class=\"band " + style + "\" d=\"" + path + "\"");
}

std::string line_of(const PanelPlane& plane, const Series& s, const std::string& style, bool closed) {
  std::string path;
  for (const auto& [begin, end] : runs_of(plane, s)) {
    for (std::size_t i = begin; i < end; ++i) path += (i == begin ? "M" : "L") + plane.at(s.x[i], s.mean[i]);
    if (closed) path += "Z";
  }
  if (path.empty()) return "";
  return tag("path", "class=\"line " + style + "\" d=\"" + path + "\"", s.name.empty() ? "" : tag("title", "", escape(s.name)));
}

std::string bars_of(const PanelPlane& plane, const Series& s, const std::string& style) {
  if (s.x.size() < 2) return "";
  const double half = (s.x[1] - s.x[0]) / 2;
  std::string out;
  for (std::size_t i = 0; i < s.x.size(); ++i) {
    if (!(s.mean[i] > 0)) continue;
    const double left = plane.across(s.x[i] - half), right = plane.across(s.x[i] + half), top = plane.down(s.mean[i]);
    out += tag("rect", "class=\"bar " + style + "\" " + pair("x", left + 0.4, "y", top) + " " +
                           pair("width", std::max(0.5, right - left - 0.8), "height", plane.bottom() - top));
  }
  return out;
}

std::string mark_of(const PanelPlane& plane, const Mark& m) {
  const bool seen = m.vertical ? shows(plane.x, m.at) : shows(plane.y, m.at);
  if (!seen) return "";
  const double right = panel_width - margin_right;
  if (!m.vertical) {
    const double y = plane.down(m.at);
    return tag("line", "class=\"mark\" " + pair("x1", margin_left, "y1", y) + " " + pair("x2", right, "y2", y)) +
           tag("text", "class=\"tick\" text-anchor=\"end\" " + pair("x", right, "y", y - 5), escape(m.label));
  }
  const double x = plane.across(m.at);
  const bool at_right = x > panel_width - 60;
  return tag("line", "class=\"mark\" " + pair("x1", x, "y1", plane.top) + " " + pair("x2", x, "y2", plane.bottom())) +
         tag("text",
             std::string("class=\"tick\" text-anchor=\"") + (at_right ? "end" : "start") + "\" " +
                 pair("x", x + (at_right ? -5 : 5), "y", plane.top + 11),
             escape(m.label));
}

std::string body(const Panel& panel, double header) {
  const double height = panel_height(panel, header);
  const PanelPlane plane{fitted(panel, false), fitted(panel, true), header, height};
  std::string bands, lines, marks;
  for (std::size_t i = 0; i < panel.series.size(); ++i) {
    const Series& s = panel.series[i];
    const std::string style = colour_class(s, i);
    if (panel.form == Form::bars) lines += bars_of(plane, s, style);
    else lines += line_of(plane, s, style, panel.form == Form::closed);
    bands += band(plane, s, style);
  }
  for (const Mark& m : panel.marks) marks += mark_of(plane, m);
  const double title = panel.title.empty() ? 0 : line_height + 2;
  const std::string head = panel.title.empty() ? "" : tag("text", "class=\"head\" " + pair("x", margin_left, "y", 17), escape(panel.title));
  return head + Legend(panel, 4 + title).marks + grid_of(plane, panel) + bands + lines + marks;
}

/// What there is to see, in words: for each series its range and its ends.
std::string described_panel(const Panel& panel) {
  std::string out = panel.y.label + " against " + panel.x.label + ".";
  for (const Series& s : panel.series) {
    if (s.x.empty()) continue;
    const auto [least, largest] = std::minmax_element(s.mean.begin(), s.mean.end());
    out += " " + (s.name.empty() ? std::string("The series") : s.name) + ": from " + readable(s.mean.front()) + " at " +
           readable(s.x.front()) + " to " + readable(s.mean.back()) + " at " + readable(s.x.back()) + ", between " + readable(*least) +
           " and " + readable(*largest) + (s.band.empty() ? "" : " (" + s.band + ")") + ".";
  }
  return out;
}

std::string stand_alone(double width, double height, const std::string& title, const std::string& description, const std::string& content) {
  static const std::string style =
      "svg { font-family: \"Liberation Sans\", Arial, sans-serif; background: #ffffff; }\n"
      "text { fill: #59616a; font-size: 12px; } .label, .head, .name { fill: #1a1d21; } .head { font-weight: 600; font-size: 13px; }\n"
      ".tick { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; } .name { font-weight: 600; font-size: 15px; } .grid { stroke: "
      "#d5d9dd; stroke-width: 1; } .axis { stroke: #737b84; stroke-width: 1; "
      "}\n";
  const std::string view = "0 0 " + fixed(width, 0) + " " + fixed(height, 0);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         tag("svg",
             "xmlns=\"http://www.w3.org/2000/svg\" " + pair("width", width, "height", height) + " viewBox=\"" + view +
                 "\" role=\"img\" aria-labelledby=\"title text\"",
             tag("title", "id=\"title\"", escape(title)) + tag("desc", "id=\"text\"", escape(description)) +
                 tag("style", "", style + std::string(series_style())) +
                 tag("rect", pair("width", width, "height", height) + " fill=\"#ffffff\"") + content) +
         "\n";
}

}  // namespace

std::string_view series_style() {
  return R"css(.line { fill: none; stroke-width: 1.5; stroke-linejoin: round; } .band { stroke: none; opacity: 0.22; }
.dashed { stroke-dasharray: 5 3; } .mark { stroke: #d03a3a; stroke-width: 1; stroke-dasharray: 4 3; }
.line.s0 { stroke: #0072b2; } .line.s1 { stroke: #d55e00; } .line.s2 { stroke: #008766; } .line.s3 { stroke: #9a62b8; } .line.s4 { stroke: #a67300; }
.line.s5 { stroke: #c4418f; } .line.s6 { stroke: #727a84; } .line.s7 { stroke: #7d8400; } .line.s8 { stroke: #d03a3a; } .line.s9 { stroke: #3a86c8; }
.band.s0, .bar.s0 { fill: #0072b2; } .band.s1, .bar.s1 { fill: #d55e00; } .band.s2, .bar.s2 { fill: #008766; } .band.s3, .bar.s3 { fill: #9a62b8; }
.band.s4, .bar.s4 { fill: #a67300; } .band.s5, .bar.s5 { fill: #c4418f; } .band.s6, .bar.s6 { fill: #727a84; } .band.s7, .bar.s7 { fill: #7d8400; }
.band.s8, .bar.s8 { fill: #d03a3a; } .band.s9, .bar.s9 { fill: #3a86c8; }
)css";
}

std::string panel_file(const Figure& figure, const Panel& panel) {
  const double header = header_height(panel);
  return stand_alone(panel_width, panel_height(panel, header), figure.title + (panel.title.empty() ? "" : ": " + panel.title),
                     described_panel(panel), body(panel, header));
}

std::string figure_file(const Figure& figure) {
  constexpr double gap = 20, head = 34;
  std::map<int, double> headers, heights;  // by row: what is right of each other shares a base line
  int columns = 0;
  for (const Panel& p : figure.panels) {
    headers[p.row] = std::max(headers[p.row], header_height(p));
    columns = std::max(columns, p.column + 1);
  }
  for (const Panel& p : figure.panels) heights[p.row] = std::max(heights[p.row], panel_height(p, headers[p.row]));
  std::map<int, double> tops;
  double height = head;
  for (const auto& [row, own] : heights) {
    tops[row] = height;
    height += own + gap;
  }
  const std::string name = figure.where + ": " + figure.title;
  constexpr double wider = 15.0 / 12;  // than the text of a label
  const double width = std::max(columns * (panel_width + gap) + gap, 2 * gap + wider * text_width(name));
  std::string content = tag("text", "class=\"name\" " + pair("x", gap, "y", 24), escape(name)), description;
  for (const Panel& p : figure.panels) {
    const std::string place = fixed(gap / 2 + p.column * (panel_width + gap), 1) + "," + fixed(tops[p.row], 1);
    content += tag("g", "transform=\"translate(" + place + ")\"", body(p, headers[p.row]));
    description += (description.empty() ? "" : " ") + (p.title.empty() ? p.name : p.title) + ": " + described_panel(p);
  }
  return stand_alone(width, height, figure.title, description, content);
}

}  // namespace lemmata::reports
