#include "reports/figure.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "lib/num/error.hpp"
#include "reports/json_value.hpp"

namespace lemmata::reports {
namespace {

using FigureJson = Json;
using experiment::Figure;
using experiment::Form;
using experiment::Mark;
using experiment::Observation;
using experiment::Panel;
using experiment::PanelAxis;
using experiment::Parameter;
using experiment::Series;

constexpr const char* figure_schema = "lemmata/figure/1";

/// As everywhere in lemmata's JSON: "inf" and "-inf" are texts, no number is null.
FigureJson number_or_word(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}
double number_in_figure(const FigureJson& value) {
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (value == "inf" || value == "-inf") return value == "inf" ? HUGE_VAL : -HUGE_VAL;
  return value.get<double>();
}
FigureJson numbers(const std::vector<double>& values) {
  FigureJson out = FigureJson::array();
  for (const double v : values) out.push_back(number_or_word(v));
  return out;
}
std::vector<double> numbers_in_figure(const FigureJson& object, const char* key) {
  std::vector<double> out;
  if (const auto at = object.find(key); at != object.end())
    for (const FigureJson& v : at->get_ref<const FigureJson::array_t&>()) out.push_back(number_in_figure(v));
  return out;
}

FigureJson json_of_axis(const PanelAxis& axis) {
  FigureJson out{{"label", axis.label}, {"logarithmic", axis.logarithmic}};
  if (axis.from) out["from"] = number_or_word(*axis.from);
  if (axis.to) out["to"] = number_or_word(*axis.to);
  return out;
}
FigureJson json_of_series(const Series& s) {
  FigureJson out{{"name", s.name}, {"band", s.band}, {"colour", s.colour}, {"dashed", s.dashed}};
  out["x"] = numbers(s.x);
  out["mean"] = numbers(s.mean);
  if (!s.lower.empty()) out["lower"] = numbers(s.lower);
  if (!s.upper.empty()) out["upper"] = numbers(s.upper);
  return out;
}
FigureJson json_of_panel(const Panel& p) {
  FigureJson series = FigureJson::array(), marks = FigureJson::array();
  for (const Series& s : p.series) series.push_back(json_of_series(s));
  for (const Mark& m : p.marks) marks.push_back({{"vertical", m.vertical}, {"at", number_or_word(m.at)}, {"label", m.label}});
  return {{"name", p.name},         {"title", p.title},          {"row", p.row},
          {"column", p.column},     {"form", to_string(p.form)}, {"x", json_of_axis(p.x)},
          {"y", json_of_axis(p.y)}, {"marks", std::move(marks)}, {"series", std::move(series)}};
}

template <class T>
void take(const FigureJson& object, const char* key, T& out) {
  if (const auto at = object.find(key); at != object.end()) out = at->get<T>();
}
PanelAxis axis_of(const FigureJson& object, const char* key) {
  PanelAxis axis;
  const auto at = object.find(key);
  if (at == object.end()) return axis;
  take(*at, "label", axis.label);
  take(*at, "logarithmic", axis.logarithmic);
  if (at->contains("from")) axis.from = number_in_figure(at->at("from"));
  if (at->contains("to")) axis.to = number_in_figure(at->at("to"));
  return axis;
}
Series series_of(const FigureJson& object) {
  Series s;
  take(object, "name", s.name);
  take(object, "band", s.band);
  take(object, "colour", s.colour);
  take(object, "dashed", s.dashed);
  s.x = numbers_in_figure(object, "x");
  s.mean = numbers_in_figure(object, "mean");
  s.lower = numbers_in_figure(object, "lower");
  s.upper = numbers_in_figure(object, "upper");
  const bool fits = s.mean.size() == s.x.size() && (s.lower.empty() || s.lower.size() == s.x.size()) && s.upper.size() == s.lower.size();
  if (!fits) throw BadInput("figure: the lists of series '" + s.name + "' differ in length");
  return s;
}
Form form_of(const std::string& name) {
  for (const Form form : {Form::lines, Form::bars, Form::closed})
    if (to_string(form) == name) return form;
  throw BadInput("figure: there is no form '" + name + "'");
}
Panel panel_of(const FigureJson& object) {
  Panel p;
  std::string form = "lines";
  take(object, "name", p.name);
  take(object, "title", p.title);
  take(object, "row", p.row);
  take(object, "column", p.column);
  take(object, "form", form);
  p.form = form_of(form);
  p.x = axis_of(object, "x");
  p.y = axis_of(object, "y");
  for (const FigureJson& m : object.value("marks", FigureJson::array())) {
    Mark& mark = p.marks.emplace_back();
    take(m, "vertical", mark.vertical);
    take(m, "label", mark.label);
    if (m.contains("at")) mark.at = number_in_figure(m.at("at"));
  }
  for (const FigureJson& s : object.value("series", FigureJson::array())) p.series.push_back(series_of(s));
  return p;
}

Figure figure_of(const FigureJson& document) {
  Figure f;
  const std::pair<const char*, std::string*> texts[] = {{"id", &f.id},
                                                        {"where", &f.where},
                                                        {"title", &f.title},
                                                        {"caption", &f.caption},
                                                        {"scale", &f.scale},
                                                        {"effort", &f.effort},
                                                        {"generated_by", &f.generated_by}};
  for (const auto& [key, out] : texts) take(document, key, *out);
  take(document, "seed", f.seed);
  for (const FigureJson& p : document.value("parameters", FigureJson::array())) {
    Parameter& parameter = f.parameters.emplace_back();
    take(p, "name", parameter.name);
    take(p, "value", parameter.value);
    take(p, "origin", parameter.origin);
  }
  for (const FigureJson& o : document.value("observations", FigureJson::array())) {
    Observation& observation = f.observations.emplace_back();
    take(o, "name", observation.name);
    take(o, "statement", observation.statement);
    take(o, "seen", observation.seen);
    take(o, "numbers", observation.numbers);
  }
  for (const FigureJson& p : document.value("panels", FigureJson::array())) f.panels.push_back(panel_of(p));
  return f;
}

/// In quotes where a comma, quote or line feed asks for it (RFC 4180).
std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}
std::string cell(const std::vector<double>& values, std::size_t i) {
  if (i >= values.size() || std::isnan(values[i])) return "";
  if (std::isinf(values[i])) return values[i] > 0 ? "inf" : "-inf";
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, values[i]).ptr};
}

}  // namespace

Json figure_document(const Figure& f) {
  FigureJson parameters = FigureJson::array(), observations = FigureJson::array(), panels = FigureJson::array();
  for (const Parameter& p : f.parameters) parameters.push_back({{"name", p.name}, {"value", p.value}, {"origin", p.origin}});
  for (const Observation& o : f.observations)
    observations.push_back({{"name", o.name}, {"statement", o.statement}, {"seen", o.seen}, {"numbers", o.numbers}});
  for (const Panel& p : f.panels) panels.push_back(json_of_panel(p));
  return {{"schema", figure_schema},
          {"id", f.id},
          {"paper", f.id.substr(0, f.id.find('.'))},
          {"where", f.where},
          {"title", f.title},
          {"caption", f.caption},
          {"scale", f.scale},
          {"seed", f.seed},
          {"effort", f.effort},
          {"generated_by", f.generated_by},
          {"parameters", std::move(parameters)},
          {"observations", std::move(observations)},
          {"panels", std::move(panels)}};
}

std::string figure_json(const Figure& f) { return by_lines(figure_document(f)); }

Figure figure_in(const Json& document) {
  try {
    const std::string schema = document.value("schema", "");
    if (schema != figure_schema) throw BadInput("figure: the schema is '" + schema + "', expected '" + figure_schema + "'");
    return figure_of(document);
  } catch (const FigureJson::exception& error) { throw BadInput(std::string("figure: ") + error.what()); }
}

Figure figure_from_json(const std::string& text) {
  const FigureJson document = FigureJson::parse(text, nullptr, false);
  if (document.is_discarded()) throw BadInput("figure: the document is not JSON");
  return figure_in(document);
}

std::string figure_csv(const Figure& f) {
  std::string out = "panel,series,x,mean,lower,upper\n";
  for (const Panel& p : f.panels)
    for (const Series& s : p.series)
      for (std::size_t i = 0; i < s.x.size(); ++i)
        out += cell(p.name) + "," + cell(s.name) + "," + cell(s.x, i) + "," + cell(s.mean, i) + "," + cell(s.lower, i) + "," +
               cell(s.upper, i) + "\n";
  return out;
}

}  // namespace lemmata::reports
