#include "lib/app/report/report.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/claim/glob.hpp"
#include "lib/compress/catalogue.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/experiment/trajectory.hpp"
#include "reports/thin.hpp"

namespace lemmata::app {
namespace {

std::filesystem::path folder_of(const ReportOptions& options) {
  if (!options.out.empty()) return options.out;
  const bool at_root = std::filesystem::exists("CMakeLists.txt") && std::filesystem::is_directory("properties");
  const std::string part = options.globs.empty() ? "" : "-part";  // a part must not take the place of the whole
  return (at_root ? "build/report" : "report") + part;
}

int interrupted() { return interrupted_line("what is finished is kept: the same command goes on"); }

bool matches_more_than_claims(const std::string& glob) {
  const auto matched = [&](const auto& all, const auto& id) {
    return std::any_of(all.begin(), all.end(), [&](const auto* one) { return glob_matches(glob, id(*one)); });
  };
  const auto info_id = [](const auto& one) { return std::string(one.info.id); };
  return matched(experiment::all_experiments(), info_id) || matched(experiment::all_trajectories(), info_id) ||
         matched(compress::catalogue(), [](const compress::Entry& entry) { return "compressor." + std::string(entry.name); }) ||
         std::any_of(worst_case::claim_curves().begin(), worst_case::claim_curves().end(),
                     [&](const auto& curve) { return glob_matches(glob, worst_case_id(curve)); });
}

/// Claims of all globs, each once. A glob may match figures, trajectories or compressors alone; one that matches nothing is an error.
std::vector<const Claim*> wanted_claims(const ReportOptions& options) {
  if (options.globs.empty()) return selected_claims({"*"});
  std::vector<std::string> of_claims;
  for (const std::string& glob : options.globs)
    if (!claims_matching(glob).empty() || !matches_more_than_claims(glob)) of_claims.push_back(glob);
  return of_claims.empty() ? std::vector<const Claim*>() : selected_claims(of_claims);  // throws for one that matches nothing
}

ReportRequest request_of(const ReportOptions& options) {
  ReportRequest request;
  request.globs = options.globs;
  request.ledger.claims = wanted_claims(options);
  request.ledger.effort = effort_from(options.effort);
  request.ledger.seed = options.seed;
  request.ledger.jobs = options.jobs;
  request.ledger.label = "ledger";
  return request;
}

/// What must be looked at although a report was written: claims that crashed, and curves that found what the search did not find.
int complaints(const LedgerRun& run, const Curves& curves, const std::filesystem::path& folder) {
  int code = as_recorded;
  std::set<const Claim*> refuted;  // under a reading at least
  for (const Entry& entry : run.entries)
    if (entry.finding.verdict == Verdict::refuted) refuted.insert(entry.claim);
  for (const Entry& entry : run.entries) {
    if (entry.internal_error) complain(entry.finding.id + ": " + entry.finding.why), code = internal_error;
    const auto curve = curves.find(entry.finding.id);
    if (curve != curves.end() && curve->second.curve.violates && refuted.count(entry.claim) == 0)
      complain(entry.finding.id + ": an instance of its curve violates the statement: lemmata replay " +
               (folder / witness_name(entry.finding.id)).string());
  }
  return code;
}

}  // namespace

bool ReportRequest::wants(const std::string& id) const {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return glob_matches(glob, id); });
}

namespace {

/// How long each stage took, for people: on stderr, and in no file.
class Stages {
 public:
  void end(const char* name) {
    const auto now = std::chrono::steady_clock::now();
    text_ += fmt::format("{}{} {:.0f} s", text_.empty() ? "" : ", ", name, std::chrono::duration<double>(now - begin_).count());
    begin_ = now;
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::string text_;
};

}  // namespace

int run_report(const ReportOptions& options) {
  Stages stages;
  const ReportRequest request = request_of(options);
  const auto folder = folder_of(options);
  for (const char* file : {"report.json", "report.html"}) require_writable(folder / file);  // before the work, not after it
  const SignalsNoted noted;
  auto open_store = std::make_unique<Store>(Store::open(store_path()));
  Store& store = *open_store;  // what it has of this program, seed and effort is not computed again
  const LedgerRun run = run_ledger(request.ledger, &store);
  if (run.interrupted) return interrupted();
  stages.end("ledger");
  const auto curves = curves_of(request, store);
  if (!curves) return interrupted();
  stages.end("curves");
  reports::ReportModel model = ledger_model(run, request, *curves);
  auto figures = figures_of(request, store);
  if (!figures) return interrupted();
  for (experiment::Figure& figure : worst_cases_of(request)) figures->push_back(std::move(figure));
  if (interrupting_signal() != 0) return interrupted();
  stages.end("figures");
  auto compressors = compressors_of(request, store);
  if (!compressors) return interrupted();
  stages.end("compressors");
  open_store.reset();
  for (const auto& figure : *figures) model.figures.push_back(reports::thinned(figure));
  model.trajectories = trajectories_of(request);
  model.compressors = std::move(*compressors);
  std::error_code none;
  std::filesystem::remove(folder / "report.html", none);  // a page of another model must not stand beside this one
  write_report(model, *curves, *figures, folder);
  const int code = complaints(run, *curves, folder);
  stages.end("files");
  if (options.plain) {
    fmt::print(stderr, "took: {}\n", stages.text());
    print_line((folder / "report.json").string());
    return code;
  }
  const int page = write_page(folder);
  stages.end("page");
  fmt::print(stderr, "took: {}\n", stages.text());
  return code == as_recorded ? page : code;
}

}  // namespace lemmata::app
