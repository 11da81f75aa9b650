#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/verify_document.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

std::string standing(const Entry& entry) {
  if (entry.internal_error) return "internal error";
  if (!entry.agreement) return "not on record";
  if (!entry.agreement->agrees) return "DIFFERS";
  return entry.agreement->note.empty() ? "as recorded" : "as recorded (" + to_string(entry.record->verdict) + ")";
}

std::string replay_of(const Entry& entry) {
  const Finding& finding = entry.finding;
  if (finding.verdict != Verdict::refuted || !finding.witness) return "";
  const bool recorded =
      entry.record && entry.record->witness && witness_to_json(*entry.record->witness) == witness_to_json(*finding.witness);
  // An id stands for its recorded instance; a reading's is found in the same record.
  return "replay it: " + (recorded ? "lemmata replay " + finding.id : replay_line(*finding.witness, finding.id));
}

void print_table(const LedgerRun& run) {
  Table table({"verdict", "claim", "record", "lhs/rhs", "cases", "method"});
  for (const Entry& entry : run.entries) {
    const Finding& f = entry.finding;
    table.add({to_string(f.verdict), f.id, standing(entry), short_number(f.sharpness), std::to_string(f.cases), f.method},
              colour_of(f.verdict), replay_of(entry));
  }
  fmt::print("{}", table.text());
}

void print_list(const LedgerRun& run, const std::string& head, const std::string& (*text)(const Entry&), bool (*listed)(const Entry&)) {
  bool first = true;
  for (const Entry& entry : run.entries) {
    if (!listed(entry)) continue;
    if (first) fmt::print("\n{}\n", coloured(head, Colour::bold));
    first = false;
    print_line("  " + entry.finding.id + ": " + text(entry));
  }
}

const std::string& why(const Entry& entry) { return entry.finding.why; }
const std::string& note(const Entry& entry) {
  static const std::string refuted = "refuted, and nothing is on record (lemmata record writes it)";
  return entry.agreement ? entry.agreement->note : refuted;
}

void print_summary(const LedgerRun& run) {
  std::map<std::string, int> counts;
  for (const Entry& entry : run.entries) ++counts[to_string(entry.finding.verdict)];
  std::string line;
  for (const auto& [verdict, count] : counts) line += (line.empty() ? "" : ", ") + std::to_string(count) + " " + verdict;
  const auto how_many = [&](auto predicate) { return std::count_if(run.entries.begin(), run.entries.end(), predicate); };
  const auto failed = how_many([](const Entry& entry) { return entry.internal_error; });
  const auto differing = how_many([](const Entry& entry) { return entry.differs() && !entry.internal_error; });
  const auto unrecorded = how_many([](const Entry& entry) { return !entry.agreement; });
  if (unrecorded > 0) line += fmt::format("; {} not on record", unrecorded);
  if (failed > 0) line += fmt::format("; {} internal errors", failed);
  line += differing > 0 ? fmt::format("; {} differ from the record", differing) : failed > 0 ? "" : "; nothing differs from the record";
  fmt::print("\n{}\n", line);
}

int exit_code(const LedgerRun& run) {
  const auto any = [&](auto predicate) { return std::any_of(run.entries.begin(), run.entries.end(), predicate); };
  if (any([](const Entry& entry) { return entry.internal_error; })) return internal_error;
  return any([](const Entry& entry) { return entry.differs(); }) ? differs : as_recorded;
}

}  // namespace

int run_verify(const VerifyOptions& options) {
  LedgerRequest request;
  request.claims = selected_claims(options.globs.empty() ? std::vector<std::string>{"*"} : options.globs);
  request.effort = effort_from(options.effort);
  request.seed = options.seed;
  request.jobs = options.jobs;
  for (const std::string& file : {options.json, options.junit})
    if (!file.empty()) require_writable(file);  // before the work, not after it
  const SignalsNoted noted;
  auto store = std::make_unique<Store>(Store::open(store_path()));
  if (!options.resume) forget(request, *store);
  const LedgerRun run = run_ledger(request, store.get());
  if (run.interrupted) return interrupted_line("what is finished is kept: the same command with --resume goes on");
  store.reset();
  // Before printing: a reader who has seen enough closes the pipe, and that ends the process.
  if (!options.json.empty()) write_file(options.json, verify_json(run, request, options.timings));
  if (!options.junit.empty()) write_file(options.junit, verify_junit(run, options.timings));
  print_table(run);
  print_list(run, "differs from the record, or refuted without one", note,
             [](const Entry& entry) { return entry.differs() && !entry.internal_error; });
  print_list(run, "internal errors", why, [](const Entry& entry) { return entry.internal_error; });
  print_list(run, "undecided", why,
             [](const Entry& entry) { return entry.finding.verdict == Verdict::undecided && !entry.internal_error; });
  print_summary(run);
  return exit_code(run);
}

}  // namespace lemmata::app
