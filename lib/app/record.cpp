#include "lib/check/record.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

/// What was found for one id at each effort, least first.
struct Found {
  const Claim* claim = nullptr;
  std::vector<Entry> at;
};

Record fresh_record(const Found& found) {
  const Verdict verdict = found.at.back().finding.verdict;
  std::size_t least = found.at.size() - 1;
  while (least > 0 && found.at[least - 1].finding.verdict == verdict) --least;
  // A decision is recorded as the least effort makes it, so that a later run at that effort finds the same; a search as far as it went.
  const bool decided = verdict == Verdict::proved || verdict == Verdict::refuted;
  Record record = record_of(found.at[decided ? least : found.at.size() - 1].finding, static_cast<Effort>(least));
  for (const Entry& entry : found.at)
    if (entry.finding.sharpness && (!record.best_ratio || *entry.finding.sharpness > *record.best_ratio))
      record.best_ratio = entry.finding.sharpness;
  return record;
}

/// The record that stays: one reached with more effort than was spent now is not replaced by a weaker one, nor a sharper instance by a
/// blunter one, as long as its evidence stands.
Record merged(const Found& found, std::string& note) {
  Record fresh = fresh_record(found);
  const Entry& last = found.at.back();
  if (!last.record) return fresh;
  const Record& old = *last.record;
  if (old.verdict != fresh.verdict && last.agreement && last.agreement->agrees) {
    note = "kept: " + to_string(old.verdict) + " was reached at " + to_string(old.effort);
    return old;
  }
  const bool sharper = old.best_ratio && (!fresh.best_ratio || *old.best_ratio > *fresh.best_ratio);
  if (old.verdict == Verdict::survived && fresh.verdict == old.verdict && sharper && last.evidence.state == EvidenceReplay::State::stands) {
    fresh.best_ratio = old.best_ratio;
    fresh.witness = old.witness;
    fresh.relation = old.relation;
  }
  return fresh;
}

std::string brief(const Record& record) {
  return to_string(record.verdict) + " (" + to_string(record.effort) +
         (record.best_ratio ? ", lhs/rhs " + short_number(record.best_ratio) : "") + ")";
}

std::string change(const std::string& id, const std::optional<Record>& old, const Record& fresh, const std::string& note) {
  if (!note.empty()) return id + ": " + note;
  if (!old) return id + ": new: " + brief(fresh);
  if (record_to_json(*old) == record_to_json(fresh)) return id + ": unchanged: " + brief(fresh);
  return id + ": " + brief(*old) + " -> " + brief(fresh);
}

/// The records of one claim in its file, and its violations as counterexamples: those of readings and claims that are no longer there go.
/// A claim built elsewhere has its record beside its source, and no counterexample in this checkout.
void put(const Claim& claim, const std::map<std::string, Record>& fresh) {
  const auto path = record_path(source_root(), claim);
  const bool ours = path.string().rfind(source_root().string() + "/", 0) == 0;
  Records all = load_records(path);
  const std::string id(claim.info.id), prefix = id + "/reading-";
  for (auto at = all.begin(); at != all.end();) {
    const bool own = at->first == id || at->first.rfind(prefix, 0) == 0;
    const bool stale = own || find_claim(at->first.substr(0, at->first.find("/reading-"))) == nullptr;
    if (stale && ours) std::filesystem::remove(counterexample_path(source_root(), at->first));
    at = stale ? all.erase(at) : std::next(at);
  }
  for (const auto& [name, record] : fresh) {
    all[name] = record;
    if (ours && record.verdict == Verdict::refuted && record.witness)
      write_file(counterexample_path(source_root(), name), witness_to_json(*record.witness));
  }
  save_records(path, all);
}

/// What the other files of the folder say of claims that are built from elsewhere now goes, too.
void forget_moved(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().stem().extension() == ".record" && file.path().extension() == ".json") files.insert(file.path());
  for (const auto& file : files) {
    Records all = load_records(file);
    const std::size_t moved = std::erase_if(all, [&](const auto& entry) {
      const Claim* claim = find_claim(entry.first.substr(0, entry.first.find("/reading-")));
      return claim != nullptr && record_path(source_root(), *claim) != file;
    });
    if (moved > 0 && all.empty()) std::filesystem::remove(file);
    else if (moved > 0) save_records(file, all);
  }
}

}  // namespace

int run_record(const RecordOptions& options) {
  LedgerRequest request;
  request.claims = selected_claims(options.ids);
  request.seed = options.seed;
  request.jobs = options.jobs;
  std::map<std::string, Found> found;
  bool failed = false;
  for (int effort = 0; effort <= static_cast<int>(effort_from(options.effort)); ++effort) {
    request.effort = static_cast<Effort>(effort);
    request.label = "record, " + to_string(request.effort);
    LedgerRun run = run_ledger(request, nullptr);
    if (run.interrupted) return interrupted_line("nothing is recorded");
    for (Entry& entry : run.entries) {
      Found& own = found[entry.finding.id];
      own.claim = entry.claim;
      failed = failed || entry.internal_error;
      if (entry.internal_error) complain(entry.finding.id + ": " + entry.finding.why);
      own.at.push_back(std::move(entry));
    }
  }
  if (failed) return internal_error;  // nothing is written of a run that cannot be trusted
  std::map<const Claim*, std::map<std::string, Record>> fresh;
  std::vector<std::string> changes;
  for (const auto& [id, own] : found) {
    std::string note;
    const Record record = merged(own, note);
    fresh[own.claim][id] = record;
    changes.push_back(change(id, own.at.back().record, record, note));
  }
  std::set<std::filesystem::path> folders;
  for (const auto& [claim, records] : fresh) {
    if (options.dry_run) continue;
    put(*claim, records);
    folders.insert(record_path(source_root(), *claim).parent_path());
  }
  for (const auto& folder : folders) forget_moved(folder);
  for (const std::string& line : changes) print_line(line);  // last: a reader may close the pipe
  return as_recorded;
}

}  // namespace lemmata::app
