#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/claim/curve_setting.hpp"

namespace lemmata::app {
namespace {

constexpr double patience_with_curve = 600;  // seconds: some exact worst cases take their time

std::string curve_in_worker(const Claim& claim, std::uint64_t seed, bool with_exact) {
  CurveOptions options;
  options.seed = seed;
  options.hold = held_by(claim);
  const Curve curve = curve_of(claim, options);
  Json points = Json::array();
  std::string by;
  for (const CurvePoint& p : curve.points) {
    std::string here;
    const auto exact = with_exact ? exact_worst_case(claim, p.instance, here) : std::nullopt;
    const bool command = here.rfind("lemmata ", 0) == 0;  // one of many: that of the last point
    if (!here.empty()) by = command ? fmt::format("at {} = {:.6g} by {}", claim.info.sweep, p.parameter, here) : "by " + here;
    points.push_back({{"parameter", json_of(p.parameter)},
                      {"lhs", json_of(p.lhs)},
                      {"rhs", json_of(p.rhs)},
                      {"exact", json_of(exact)},
                      {"mean", json_of(p.mean)},
                      {"lower", json_of(p.lower)},
                      {"upper", json_of(p.upper)},
                      {"admitted", p.admitted}});
  }
  return one_line({{"points", points},
                   {"exact_by", by},
                   {"best", curve.best ? json_of(*curve.best) : Json(nullptr)},
                   {"best_point", curve.best_point},
                   {"violates", curve.violates}});
}

KeptCurve curve_in(const Claim& claim, const std::string& text) {
  const std::string what = "a curve";
  const Json kept = parse_json(text, what);
  KeptCurve out{.curve = {.parameter = std::string(claim.info.sweep), .points = {}, .best = {}}, .exact = {}, .exact_by = {}};
  for (const Json& p : member(kept, "points", what)) {
    CurvePoint point;
    point.parameter = number_in(p, "parameter", what).value_or(0);
    point.lhs = number_in(p, "lhs", what).value_or(0);
    point.rhs = number_in(p, "rhs", what).value_or(0);
    point.mean = number_in(p, "mean", what), point.lower = number_in(p, "lower", what), point.upper = number_in(p, "upper", what);
    point.admitted = count_or(p, "admitted", 0, what);
    out.curve.points.push_back(std::move(point));
    out.exact.push_back(number_in(p, "exact", what));
  }
  out.exact_by = text_of(kept, "exact_by", what);
  if (!kept["best"].is_null()) out.curve.best = witness_in(kept["best"], what);
  out.curve.best_point = count_or(kept, "best_point", 0, what);
  out.curve.violates = kept["violates"].get<bool>();
  return out;
}

}  // namespace

Pins held_by(const Claim& claim) {
  Pins pins;
  const CurveSetting* setting = find_curve_setting(claim.info.id);
  if (setting == nullptr) return pins;
  for (const auto& [name, text] : setting->hold)
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(',', at), text.size());
      pins[name].values.push_back(number_from(text.substr(at, end - at)));
      at = end + 1;
    }
  return pins;
}

std::optional<Curve> curve_now(const Claim& claim, std::uint64_t seed) {
  if (claim.info.sweep.empty() || !claim.executable()) return {};
  std::optional<Curve> curve;
  const auto finished = [&](std::size_t, const WorkResult& result) {
    if (result.done) curve = curve_in(claim, result.text).curve;
  };
  work_through(
      1, {1, item_seconds(patience_with_curve)}, [&](std::size_t) { return curve_in_worker(claim, seed, false); }, finished);
  return curve;
}

std::string held_text(const Claim& claim) {
  const CurveSetting* setting = find_curve_setting(claim.info.id);
  std::string out;
  if (setting != nullptr)
    for (const auto& [name, text] : setting->hold)
      out += (out.empty() ? "" : ", ") + name + " = " + (text.find(',') == std::string::npos ? text : "(" + text + ")");
  return out;
}

std::optional<Curves> curves_of(const ReportRequest& request, Store& store) {
  const std::string program = fingerprint(loaded_modules());
  const auto key = [&](const Claim& claim) {
    return RunKey{std::string(claim.info.id) + "#curve", request.ledger.seed, to_string(request.ledger.effort), program};
  };
  Curves curves;
  std::vector<const Claim*> open;
  for (const Claim* claim : request.ledger.claims) {
    if (claim->info.sweep.empty() || !claim->executable()) continue;
    const auto kept = store.find(key(*claim));
    if (kept) curves[std::string(claim->info.id)] = curve_in(*claim, *kept);
    else open.push_back(claim);
  }
  Progress progress("curves", open.size());
  const auto work = [&](std::size_t i) { return curve_in_worker(*open[i], request.ledger.seed, true); };
  const auto finished = [&](std::size_t i, const WorkResult& result) {
    const std::string id(open[i]->info.id);
    if (result.done) store.put(key(*open[i]), result.text);
    if (result.done) curves[id] = curve_in(*open[i], result.text);
    else complain(id + ": no curve: " + result.text);
    progress.finished(id);
  };
  const double patient = item_seconds(std::max(patience(request.ledger.effort), patience_with_curve));
  const WorkOptions options{request.ledger.jobs, patient, [&] { progress.waiting(); }};
  if (work_through(open.size(), options, work, finished) == WorkEnd::interrupted) return {};
  return curves;
}

}  // namespace lemmata::app
