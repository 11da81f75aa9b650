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
  if (run.entries.empty()) line = "no claims";
  fmt::print("\n{}\n", line);
}

int exit_code(const LedgerRun& run) {
  const auto any = [&](auto predicate) { return std::any_of(run.entries.begin(), run.entries.end(), predicate); };
  if (any([](const Entry& entry) { return entry.internal_error; })) return internal_error;
  return any([](const Entry& entry) { return entry.differs(); }) ? differs : as_recorded;
}

void print_part(const LedgerRequest& request, const Shard& shard, std::size_t all) {
  fmt::print("part {} of {}: {} of {} claims; lemmata merge joins the run stores of the parts\n\n", shard.part, shard.parts,
             request.claims.size(), all);
}

int interrupted(const LedgerRequest& request) {
  const std::string kept = "what is finished is kept: the same command with --resume goes on";
  return interrupted_line(request.ranks == nullptr ? kept : "or a rank has died, and mpirun says which; " + kept);
}

int verify(const VerifyOptions& options, Ranks* ranks) {
  const auto all = selected_claims(options.globs.empty() ? std::vector<std::string>{"*"} : options.globs);
  const Shard shard = options.shard.empty() ? Shard{} : shard_from(options.shard);
  LedgerRequest request;
  request.claims = part_of(all, shard);
  request.effort = effort_from(options.effort);
  request.seed = options.seed;
  request.jobs = options.jobs;
  request.fresh = !options.resume;
  request.ranks = ranks;
  if (ranks != nullptr && ranks->rank() != 0) {
    serve_ledger(request);
    return as_recorded;
  }
  for (const std::string& file : {options.json, options.junit})
    if (!file.empty()) require_writable(file);  // before the work, not after it
  const SignalsNoted noted;
  Store store = Store::open(store_path());
  const LedgerRun run = run_ledger(request, &store);
  if (run.interrupted) return interrupted(request);
  // Before printing: a reader who has seen enough closes the pipe, and that ends the process.
  const auto part = options.shard.empty() ? std::nullopt : std::optional(shard);
  if (!options.json.empty()) write_file(options.json, verify_json(run, request, part, options.timings));
  if (!options.junit.empty()) write_file(options.junit, verify_junit(run, options.timings));
  if (part) print_part(request, shard, all.size());
  print_table(run);
  print_list(run, "differs from the record, or refuted without one", note,
             [](const Entry& entry) { return entry.differs() && !entry.internal_error; });
  print_list(run, "internal errors", why, [](const Entry& entry) { return entry.internal_error; });
  print_list(run, "undecided", why,
             [](const Entry& entry) { return entry.finding.verdict == Verdict::undecided && !entry.internal_error; });
  print_summary(run);
  return exit_code(run);
}

}  // namespace

int run_verify(const VerifyOptions& options) {
  if (launch().size == 1) return verify(options, nullptr);
  return with_ranks([&](Ranks& ranks) { return verify(options, &ranks); });
}

}  // namespace lemmata::app
