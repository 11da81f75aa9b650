#include "reports/model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"

namespace lemmata::reports {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* schema = "lemmata/report/1";

/// As everywhere in lemmata's JSON: "inf" and "-inf" are texts, no number is null.
Json number_or_null(const std::optional<double>& value) {
  if (!value || std::isnan(*value)) return nullptr;
  if (std::isinf(*value)) return *value > 0 ? "inf" : "-inf";
  return *value;
}

Json json_of(const ReportAttempt& a) {
  return {{"method", a.method},
          {"cases", a.cases},
          {"admitted", a.admitted},
          {"best_ratio", number_or_null(a.best_ratio)},
          {"stopped", a.stopped}};
}

Json json_of(const ReportReading& r) {
  return {{"id", r.id}, {"verdict", r.verdict}, {"why", r.why}, {"evidence", r.evidence}, {"sharpness", number_or_null(r.sharpness)}};
}

Json json_of(const ReportWitness& w) {
  Json draws = Json::array();
  for (const auto& d : w.draws) draws.push_back({{"name", d.name}, {"value", d.value}});
  return {{"relation", w.relation}, {"lhs", w.lhs}, {"rhs", w.rhs}, {"draws", std::move(draws)}};
}

Json json_of(const ReportCurve& c) {
  Json points = Json::array();
  for (const auto& p : c.points) {
    points.push_back({{"parameter", number_or_null(p.parameter)}, {"lhs", number_or_null(p.lhs)}, {"rhs", number_or_null(p.rhs)}});
  }
  return {{"parameter", c.parameter}, {"points", std::move(points)}};
}

Json json_of(const ReportClaim& c);

template <class T>
Json json_of(const std::vector<T>& items) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(json_of(item));
  return out;
}

Json json_of(const ReportClaim& c) {
  return {{"id", c.id},
          {"paper", c.paper},
          {"kind", c.kind},
          {"title", c.title},
          {"where", c.where},
          {"hypotheses", c.hypotheses},
          {"statement", c.statement},
          {"note", c.note},
          {"verdict", c.verdict},
          {"recorded", c.recorded},
          {"agrees", c.agrees},
          {"why", c.why},
          {"relation", c.relation},
          {"evidence", c.evidence},
          {"method", c.method},
          {"sharpness", number_or_null(c.sharpness)},
          {"cases", c.cases},
          {"admitted", c.admitted},
          {"tried", json_of(c.tried)},
          {"witness", c.witness ? json_of(*c.witness) : Json(nullptr)},
          {"replay", c.replay},
          {"readings", json_of(c.readings)},
          {"curve", c.curve.points.empty() ? Json(nullptr) : json_of(c.curve)}};
}

/// An object of the document and its place in it, so that a complaint can name the field.
class Node {
 public:
  Node(const Json& json, std::string place) : json_(json), place_(std::move(place)) {
    if (!json_.is_object()) complain(place_, "an object");
  }

  void read(const char* key, std::string& out) const {
    if (const Json* v = find(key)) out = v->is_string() ? v->get<std::string>() : complain(path(key), "a text");
  }
  void read(const char* key, bool& out) const {
    if (const Json* v = find(key)) {
      if (!v->is_boolean()) complain(path(key), "true or false");
      out = v->get<bool>();
    }
  }
  template <std::unsigned_integral N>
  void read(const char* key, N& out) const {
    if (const Json* v = find(key)) {
      if (!v->is_number_unsigned()) complain(path(key), "an integer >= 0");
      out = v->get<N>();
    }
  }
  void read(const char* key, std::optional<double>& out) const {
    if (const Json* v = find(key)) {
      if (*v == "inf" || *v == "-inf") {
        out = *v == "inf" ? HUGE_VAL : -HUGE_VAL;
        return;
      }
      if (!v->is_number()) complain(path(key), "a number, null, \"inf\" or \"-inf\"");
      out = v->get<double>();
    }
  }
  /// Null is no number.
  void read(const char* key, double& out) const {
    std::optional<double> value;
    read(key, value);
    out = value.value_or(std::numeric_limits<double>::quiet_NaN());
  }
  void read_verdict(const char* key, std::string& out) const {
    read(key, out);
    if (!is_verdict(out)) complain(path(key), "a verdict, not '" + out + "'");
  }
  template <class T, class Read>
  void read(const char* key, std::vector<T>& out, Read one) const {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_array()) complain(path(key), "a list");
    for (std::size_t i = 0; i < v->size(); ++i) one(Node((*v)[i], path(key) + "[" + std::to_string(i) + "]"), out.emplace_back());
  }
  template <class Read>
  void inside(const char* key, Read one) const {
    if (const Json* v = find(key)) one(Node(*v, path(key)));
  }

 private:
  /// Null counts as absent.
  const Json* find(const char* key) const {
    const auto at = json_.find(key);
    return at == json_.end() || at->is_null() ? nullptr : &*at;
  }
  std::string path(const char* key) const { return place_.empty() ? key : place_ + "." + key; }
  [[noreturn]] static std::string complain(const std::string& place, const std::string& expected) {
    throw BadInput("report: " + (place.empty() ? std::string("the document") : "'" + place + "'") + " must be " + expected);
  }

  const Json& json_;
  std::string place_;
};

void read_witness(const Node& node, ReportWitness& w) {
  node.read("relation", w.relation);
  node.read("lhs", w.lhs);
  node.read("rhs", w.rhs);
  node.read("draws", w.draws, [](const Node& n, ReportValue& d) {
    n.read("name", d.name);
    n.read("value", d.value);
  });
}

void read_tried(const Node& node, ReportAttempt& a) {
  node.read("method", a.method);
  node.read("cases", a.cases);
  node.read("admitted", a.admitted);
  node.read("best_ratio", a.best_ratio);
  node.read("stopped", a.stopped);
}

void read_reading(const Node& node, ReportReading& r) {
  node.read("id", r.id);
  node.read_verdict("verdict", r.verdict);
  node.read("why", r.why);
  node.read("evidence", r.evidence);
  node.read("sharpness", r.sharpness);
}

void read_curve(const Node& node, ReportCurve& c) {
  node.read("parameter", c.parameter);
  node.read("points", c.points, [](const Node& n, ReportCurvePoint& p) {
    n.read("parameter", p.parameter);
    n.read("lhs", p.lhs);
    n.read("rhs", p.rhs);
  });
}

void read_claim(const Node& node, ReportClaim& c) {
  const std::pair<const char*, std::string*> texts[] = {{"id", &c.id},
                                                        {"paper", &c.paper},
                                                        {"kind", &c.kind},
                                                        {"title", &c.title},
                                                        {"where", &c.where},
                                                        {"hypotheses", &c.hypotheses},
                                                        {"statement", &c.statement},
                                                        {"note", &c.note},
                                                        {"recorded", &c.recorded},
                                                        {"why", &c.why},
                                                        {"relation", &c.relation},
                                                        {"evidence", &c.evidence},
                                                        {"method", &c.method},
                                                        {"replay", &c.replay}};
  for (const auto& [key, text] : texts) node.read(key, *text);
  node.read_verdict("verdict", c.verdict);
  node.read("agrees", c.agrees);
  node.read("sharpness", c.sharpness);
  node.read("cases", c.cases);
  node.read("admitted", c.admitted);
  node.read("tried", c.tried, read_tried);
  node.read("readings", c.readings, read_reading);
  node.inside("witness", [&](const Node& n) { read_witness(n, c.witness.emplace()); });
  node.inside("curve", [&](const Node& n) { read_curve(n, c.curve); });
}

}  // namespace

bool is_verdict(std::string_view text) { return std::find(std::begin(verdicts), std::end(verdicts), text) != std::end(verdicts); }

std::string to_json(const ReportModel& model) {
  Json papers = Json::array();
  for (const auto& p : model.papers) papers.push_back({{"id", p.id}, {"title", p.title}, {"source", p.source}});
  const Json document = {
      {"schema", schema},       {"title", model.title},        {"generated_by", model.generated_by}, {"seed", model.seed},
      {"effort", model.effort}, {"papers", std::move(papers)}, {"claims", json_of(model.claims)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ReportModel from_json(const std::string& text) {
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) throw BadInput("report: the document is not JSON");
  const Node root(document, "");
  std::string name;
  root.read("schema", name);
  if (name != schema) throw BadInput("report: the schema is '" + name + "', expected '" + schema + "'");
  ReportModel model;
  root.read("title", model.title);
  root.read("generated_by", model.generated_by);
  root.read("seed", model.seed);
  root.read("effort", model.effort);
  root.read("papers", model.papers, [](const Node& n, ReportPaper& p) {
    n.read("id", p.id);
    n.read("title", p.title);
    n.read("source", p.source);
  });
  root.read("claims", model.claims, read_claim);
  return model;
}

}  // namespace lemmata::reports
