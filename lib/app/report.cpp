#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "reports/html.hpp"
#include "reports/model.hpp"

#ifndef LEMMATA_VERSION
#define LEMMATA_VERSION "0"
#endif

namespace lemmata::app {
namespace {

using namespace reports;

constexpr int points_of_a_curve = 24;
constexpr std::size_t evaluations_of_a_point = 400;

using Curves = std::map<std::string, std::vector<SweepPoint>>;

std::vector<ReportPaper> papers() {
  return {{"ef", "Error Feedback Fixes SignSGD and other Gradient Compression Schemes", "Karimireddy, Rebjock, Stich, Jaggi, 2019"},
          {"ssd", "Stochastic Sign Descent Methods: New Algorithms and Better Theory", "Safaryan, Richtárik, 2021"},
          {"scaled", "Scaled signGD and signSGD", ""},
          {"biased", "On the Convergence of SGD with Biased Gradients", "Ajalloeian, Stich, 2020"},
          {"saddle", "Escaping Saddle Points with Compressed SGD", "Avdiukhin, Yaroslavtsev, 2021"},
          {"compressor", "Compressors and their constants", ""}};
}

std::string sweep_in_worker(const Claim& claim, std::uint64_t seed) {
  Json points = Json::array();
  for (const SweepPoint& p : sweep(claim, seed, points_of_a_curve, evaluations_of_a_point))
    points.push_back({{"parameter", json_of(p.parameter)}, {"lhs", json_of(p.lhs)}, {"rhs", json_of(p.rhs)}});
  return one_line(points);
}

std::vector<SweepPoint> points_in(const std::string& text) {
  std::vector<SweepPoint> points;
  const std::string what = "a curve";
  for (const Json& p : parse_json(text, what)) {
    const auto parameter = number_in(p, "parameter", what), lhs = number_in(p, "lhs", what), rhs = number_in(p, "rhs", what);
    if (parameter && lhs && rhs) points.push_back({*parameter, *lhs, *rhs});
  }
  return points;
}

/// The curves of all claims that name a sweep, from the store where it has them. False when interrupted.
bool sweep_all(const LedgerRequest& request, Store& store, Curves& curves) {
  const std::string program = fingerprint(loaded_modules());
  const auto key = [&](const Claim& claim) {
    return RunKey{std::string(claim.info.id) + "#sweep", request.seed, to_string(request.effort), program};
  };
  std::vector<const Claim*> open;
  for (const Claim* claim : request.claims) {
    if (claim->info.sweep.empty() || !claim->executable()) continue;
    const auto kept = store.find(key(*claim));
    if (kept) curves[std::string(claim->info.id)] = points_in(*kept);
    else open.push_back(claim);
  }
  Progress progress("curves", open.size());
  const auto work = [&](std::size_t i) { return sweep_in_worker(*open[i], request.seed); };
  const auto finished = [&](std::size_t i, const WorkResult& result) {
    const std::string id(open[i]->info.id);
    if (result.done) store.put(key(*open[i]), result.text);
    if (result.done) curves[id] = points_in(result.text);
    else complain(id + ": no curve: " + result.text);
    progress.finished(id);
  };
  return work_through(open.size(), {request.jobs, item_seconds(patience(request.effort))}, work, finished) == WorkEnd::finished;
}

ReportWitness witness_model(const Witness& witness) {
  ReportWitness out{.draws = {}, .relation = witness.relation, .lhs = witness.lhs, .rhs = witness.rhs};
  for (const Drawn& drawn : witness.draws) {
    std::string values;
    for (const Number& value : drawn.values) values += (values.empty() ? "" : ", ") + to_string(value);
    out.draws.push_back({drawn.name, drawn.kind == DrawKind::vector ? "(" + values + ")" : values});
  }
  return out;
}

ReportClaim claim_model(const Entry& entry, const LedgerRequest& request, const Curves& curves) {
  const ClaimInfo& info = entry.claim->info;
  const Finding& f = entry.finding;
  ReportClaim out;
  out.id = info.id;
  out.paper = entry.claim->paper();
  out.kind = to_string(info.kind);
  out.title = info.title;
  out.where = info.where;
  out.hypotheses = info.hypotheses;
  out.statement = info.statement;
  out.note = info.note;
  out.verdict = to_string(f.verdict);
  out.recorded = entry.record ? to_string(entry.record->verdict) : "";
  out.agrees = !entry.differs();
  out.why = f.why.empty() && entry.agreement ? entry.agreement->note : f.why;
  out.relation = f.relation;
  out.evidence = f.evidence;
  out.method = f.method;
  out.sharpness = f.sharpness;
  out.cases = f.cases;
  out.admitted = f.admitted;
  for (const Tried& tried : f.tried) out.tried.push_back({tried.method, tried.cases, tried.admitted, tried.best_ratio, tried.stopped});
  if (f.witness) out.witness = witness_model(*f.witness);
  const bool recorded = entry.record && entry.record->witness && entry.record->verdict == f.verdict;
  out.replay = recorded ? "lemmata replay " + f.id
                        : fmt::format("lemmata attack {} --effort {} --seed {}", f.id, to_string(request.effort), request.seed);
  const auto curve = curves.find(out.id);
  if (curve != curves.end()) {
    out.curve.parameter = info.sweep;
    for (const SweepPoint& p : curve->second) out.curve.points.push_back({p.parameter, p.lhs, p.rhs});
  }
  return out;
}

ReportModel model_of(const LedgerRun& run, const LedgerRequest& request, const Curves& curves) {
  ReportModel model;
  model.title = "Convergence theory of compressed, sign-based and biased gradient methods, checked";
  model.generated_by =
      fmt::format("lemmata {}: lemmata report --effort {} --seed {}", LEMMATA_VERSION, to_string(request.effort), request.seed);
  model.seed = request.seed;
  model.effort = to_string(request.effort);
  model.papers = papers();
  for (const Entry& entry : run.entries) {
    const Finding& f = entry.finding;
    if (f.id == entry.claim->info.id) model.claims.push_back(claim_model(entry, request, curves));
    else model.claims.back().readings.push_back({f.id, to_string(f.verdict), f.why, f.evidence, f.sharpness});
  }
  return model;
}

std::filesystem::path folder_of(const ReportOptions& options) {
  if (!options.out.empty()) return options.out;
  const bool at_root = std::filesystem::exists("CMakeLists.txt") && std::filesystem::is_directory("properties");
  return at_root ? "build/report" : "report";
}

}  // namespace

int run_report(const ReportOptions& options) {
  LedgerRequest request;
  request.claims = selected_claims({"*"});
  request.effort = effort_from(options.effort);
  request.seed = options.seed;
  request.jobs = options.jobs;
  request.label = "report";
  Store store = Store::open(store_path(), Store::Mode::fresh);  // what it has of this program, seed and effort is not computed again
  Curves curves;
  LedgerRun run = run_ledger(request, &store);
  if (run.interrupted || !sweep_all(request, store, curves)) {
    complain("interrupted; what is finished is kept: the same command goes on");
    return 128 + interrupting_signal();
  }
  const ReportModel model = model_of(run, request, curves);
  const auto folder = folder_of(options);
  write_file(folder / "report.json", to_json(model));
  write_file(folder / "report.html", to_html(model));
  print_line((folder / "report.html").string());
  const bool failed = std::any_of(run.entries.begin(), run.entries.end(), [](const Entry& entry) { return entry.internal_error; });
  for (const Entry& entry : run.entries)
    if (entry.internal_error) complain(entry.finding.id + ": " + entry.finding.why);
  return failed ? internal_error : as_recorded;
}

}  // namespace lemmata::app
