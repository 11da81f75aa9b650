#include <cmath>
#include <concepts>
#include <limits>

#include "lib/num/error.hpp"
#include "reports/json_value.hpp"
#include "reports/model.hpp"

namespace lemmata::reports {
namespace {

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
  template <std::integral N>
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
  void read(const char* key, std::vector<double>& out) const {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_array()) complain(path(key), "a list of numbers");
    for (const Json& one : *v) {
      if (!one.is_number() && !one.is_null()) complain(path(key), "a list of numbers");
      out.push_back(one.is_null() ? std::numeric_limits<double>::quiet_NaN() : one.get<double>());
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
  /// The items of a list as they stand.
  template <class Take>
  void each(const char* key, Take take) const {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_array()) complain(path(key), "a list");
    for (const Json& one : *v) take(one);
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
  node.read("caption", c.caption);
  node.read("command", c.command);
  node.read("replay", c.replay);
  node.read("held", c.held);
  node.read("points", c.points, [](const Node& n, ReportCurvePoint& p) {
    n.read("parameter", p.parameter);
    n.read("lhs", p.lhs);
    n.read("rhs", p.rhs);
    n.read("exact", p.exact);
    n.read("mean", p.mean);
    n.read("lower", p.lower);
    n.read("upper", p.upper);
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
                                                        {"replay", &c.replay},
                                                        {"repaired", &c.repaired}};
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

void read_trajectory(const Node& node, ReportTrajectory& t) {
  node.read("id", t.id);
  node.read("title", t.title);
  node.read("caption", t.caption);
  node.read("command", t.command);
  node.read("x_label", t.x_label);
  node.read("y_label", t.y_label);
  node.inside("contour", [&](const Node& n) {
    n.read("x", t.x);
    n.read("y", t.y);
    n.each("z", [&](const Json& row) { Node(Json{{"row", row}}, "contour.z").read("row", t.z.emplace_back()); });
  });
  node.read("paths", t.paths, [](const Node& n, ReportPath& p) {
    n.read("name", p.name);
    n.read("x", p.x);
    n.read("y", p.y);
  });
}

void read_compressor(const Node& node, ReportCompressor& c) {
  node.read("spec", c.spec);
  node.read("title", c.title);
  node.read("command", c.command);
  node.read("constants", c.constants, [](const Node& n, ReportConstant& constant) {
    n.read("name", constant.name);
    n.read("rows", constant.rows, [](const Node& r, ReportConstantRow& row) {
      r.read("d", row.d);
      r.read("published", row.published);
      r.read("sharp", row.sharp);
      r.read("measured", row.measured);
    });
  });
}

}  // namespace

ReportModel from_json(const std::string& text) {
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) throw BadInput("report: the document is not JSON");
  const Node root(document, "");
  std::string name;
  root.read("schema", name);
  constexpr const char* wanted = "lemmata/report/1";
  if (name != wanted) throw BadInput("report: the schema is '" + name + "', expected '" + wanted + "'");
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
  root.each("figures", [&](const Json& figure) { model.figures.push_back(figure_in(figure)); });
  root.read("trajectories", model.trajectories, read_trajectory);
  root.read("compressors", model.compressors, read_compressor);
  return model;
}

}  // namespace lemmata::reports
