#include "reports/model.hpp"

#include <algorithm>

#include "reports/json_value.hpp"

namespace lemmata::reports {
namespace {

constexpr const char* report_schema = "lemmata/report/1";

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
  for (const auto& p : c.points)
    points.push_back({{"parameter", number_or_null(p.parameter)},
                      {"lhs", number_or_null(p.lhs)},
                      {"rhs", number_or_null(p.rhs)},
                      {"exact", number_or_null(p.exact)},
                      {"mean", number_or_null(p.mean)},
                      {"lower", number_or_null(p.lower)},
                      {"upper", number_or_null(p.upper)}});
  return {{"parameter", c.parameter}, {"caption", c.caption}, {"command", c.command},
          {"replay", c.replay},       {"held", c.held},       {"points", std::move(points)}};
}

Json json_of(const ReportClaim& c);
Json json_of(const ReportTrajectory& t);
Json json_of(const ReportCompressor& c);

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
          {"repaired", c.repaired},
          {"readings", json_of(c.readings)},
          {"curve", c.curve.points.empty() ? Json(nullptr) : json_of(c.curve)}};
}

Json json_of(const ReportTrajectory& t) {
  Json z = Json::array(), paths = Json::array();
  for (const auto& row : t.z) z.push_back(numbers_or_null(row));
  for (const auto& p : t.paths) paths.push_back({{"name", p.name}, {"x", numbers_or_null(p.x)}, {"y", numbers_or_null(p.y)}});
  return {{"id", t.id},
          {"title", t.title},
          {"caption", t.caption},
          {"command", t.command},
          {"x_label", t.x_label},
          {"y_label", t.y_label},
          {"contour", {{"x", numbers_or_null(t.x)}, {"y", numbers_or_null(t.y)}, {"z", std::move(z)}}},
          {"paths", std::move(paths)}};
}

Json json_of(const ReportCompressor& c) {
  Json constants = Json::array();
  for (const auto& constant : c.constants) {
    Json rows = Json::array();
    for (const auto& row : constant.rows)
      rows.push_back({{"d", row.d},
                      {"published", number_or_null(row.published)},
                      {"sharp", number_or_null(row.sharp)},
                      {"measured", number_or_null(row.measured)}});
    constants.push_back({{"name", constant.name}, {"rows", std::move(rows)}});
  }
  return {{"spec", c.spec}, {"title", c.title}, {"constants", std::move(constants)}, {"command", c.command}};
}

}  // namespace

bool is_verdict(std::string_view text) { return std::find(std::begin(verdicts), std::end(verdicts), text) != std::end(verdicts); }

std::string to_json(const ReportModel& model) {
  Json papers = Json::array();
  for (const auto& p : model.papers) papers.push_back({{"id", p.id}, {"title", p.title}, {"source", p.source}});
  Json figures = Json::array();
  for (const auto& figure : model.figures) figures.push_back(figure_document(figure));
  return by_lines({{"schema", report_schema},
                   {"title", model.title},
                   {"generated_by", model.generated_by},
                   {"seed", model.seed},
                   {"effort", model.effort},
                   {"papers", std::move(papers)},
                   {"claims", json_of(model.claims)},
                   {"figures", std::move(figures)},
                   {"trajectories", json_of(model.trajectories)},
                   {"compressors", json_of(model.compressors)}});
}

}  // namespace lemmata::reports
