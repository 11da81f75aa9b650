#include "lib/app/ledger.hpp"

#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

using State = EvidenceReplay::State;

/// The records of a claim and of its readings, which the same file holds.
Records records_of(const Claim& claim, RecordBook& book) {
  Records own;
  const std::string prefix = std::string(claim.info.id) + "/reading-";
  for (const auto& [id, record] : book.of(claim))
    if (id == claim.info.id || id.rfind(prefix, 0) == 0) own[id] = record;
  return own;
}

RunKey key_of(const Claim& claim, const LedgerRequest& request, const std::string& program, RecordBook& book) {
  std::string inputs = program;
  for (const auto& [id, record] : records_of(claim, book)) inputs += id + record_to_json(record);
  return {std::string(claim.info.id), request.seed, to_string(request.effort), hash_of(inputs)};
}

Json json_of(const EvidenceReplay& evidence) { return {{"state", static_cast<int>(evidence.state)}, {"note", evidence.note}}; }

/// What a worker does with one claim; its answer is also what the store keeps.
std::string attack_and_replay(const Claim& claim, const LedgerRequest& request, const Records& records) {
  const auto begin = std::chrono::steady_clock::now();
  AttackOptions options;
  options.effort = request.effort;
  options.seed = request.seed;
  const Finding finding = attack(claim, options);
  Json answer{{"finding", lemmata::json_of(finding)}, {"evidence", Json::object()}};
  for (const auto& [id, record] : records) answer["evidence"][id] = json_of(replay_evidence(claim, record));
  answer["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return one_line(answer);
}

Finding internal(const Claim& claim, const std::string& why) {
  Finding finding;
  finding.id = claim.info.id;
  finding.why = "internal error: " + without_controls(why);
  finding.evidence = finding.why;
  return finding;
}

void judge(Entry& entry, const Records& records, const Json& evidence, Effort effort) {
  const auto found = records.find(entry.finding.id);
  if (found == records.end()) return;
  entry.record = found->second;
  if (evidence.contains(entry.finding.id)) {
    const Json& replayed = evidence[entry.finding.id];
    entry.evidence = {static_cast<State>(replayed["state"].get<int>()), replayed["note"].get<std::string>()};
  }
  entry.agreement =
      entry.internal_error ? Agreement{false, entry.finding.why} : agrees(*entry.record, entry.finding.verdict, effort, entry.evidence);
}

/// The entry of the claim and one for each of its readings.
std::vector<Entry> entries_of(const Claim& claim, const WorkResult& result, const Records& records, Effort effort) {
  Entry base;
  base.claim = &claim;
  Json evidence = Json::object();
  if (result.done) {
    const Json answer = parse_json(result.text, "the answer of a worker");
    base.finding = finding_in(answer["finding"], "the answer of a worker");
    base.seconds = answer["seconds"].get<double>();
    evidence = answer["evidence"];
  } else {
    base.finding = internal(claim, result.text);
    base.internal_error = true;
  }
  base.finding.id = claim.info.id;
  std::vector<Entry> entries;
  judge(base, records, evidence, effort);
  for (Finding& reading : base.finding.readings) {
    if (reading.id.find("/reading-") == std::string::npos) reading.id = std::string(claim.info.id) + "/reading-" + reading.id;
    Entry entry;
    entry.claim = &claim;
    entry.finding = reading;
    judge(entry, records, evidence, effort);
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.finding.id < b.finding.id; });
  entries.insert(entries.begin(), std::move(base));
  return entries;
}

}  // namespace

std::vector<std::string>& loaded_modules() {
  static std::vector<std::string> modules;
  return modules;
}

std::string base_id(const std::string& id) { return id.substr(0, id.find("/reading-")); }

double patience(Effort effort) {
  const double budget = effort == Effort::quick ? 0.5 : effort == Effort::standard ? 5 : 500;
  return std::max(60.0, 20 * budget);
}

const Records& RecordBook::of(const Claim& claim) {
  const auto path = record_path(source_root(), claim);
  const auto [at, fresh] = files_.try_emplace(path.string());
  if (fresh) at->second = load_records(path);
  return at->second;
}

std::optional<Record> RecordBook::find(const Claim& claim, const std::string& id) {
  const Records& records = of(claim);
  const auto found = records.find(id);
  return found == records.end() ? std::nullopt : std::optional<Record>(found->second);
}

LedgerRun run_ledger(const LedgerRequest& request, Store* store) {
  RecordBook book;
  const std::string program = store == nullptr ? "" : fingerprint(loaded_modules());
  std::vector<WorkResult> results(request.claims.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < request.claims.size(); ++i) {
    const auto kept = store == nullptr ? std::nullopt : store->find(key_of(*request.claims[i], request, program, book));
    if (kept) results[i] = {true, *kept};
    else open.push_back(i);
  }
  LedgerRun run;
  {
    Progress progress(request.label, open.size());
    const auto work = [&](std::size_t n) {
      const Claim& claim = *request.claims[open[n]];
      return attack_and_replay(claim, request, records_of(claim, book));
    };
    const auto finished = [&](std::size_t n, const WorkResult& result) {
      const Claim& claim = *request.claims[open[n]];
      results[open[n]] = result;
      if (result.done && store != nullptr) store->put(key_of(claim, request, program, book), result.text);
      progress.finished(std::string(claim.info.id));
    };
    for (const Claim* claim : request.claims) book.of(*claim);  // before the workers fork, so that each file is read once
    const WorkOptions options{request.jobs, item_seconds(patience(request.effort)), [&] { progress.waiting(); }};
    run.interrupted = work_through(open.size(), options, work, finished) == WorkEnd::interrupted;
  }
  if (run.interrupted) return run;
  for (std::size_t i = 0; i < results.size(); ++i)
    for (Entry& entry : entries_of(*request.claims[i], results[i], records_of(*request.claims[i], book), request.effort))
      run.entries.push_back(std::move(entry));
  return run;
}

void forget(const LedgerRequest& request, Store& store) {
  for (const Claim* claim : request.claims) store.forget({std::string(claim->info.id), request.seed, to_string(request.effort), ""});
}

bool is_complete(const LedgerRequest& request, Store& store) {
  RecordBook book;
  const std::string program = fingerprint(loaded_modules());
  return std::all_of(request.claims.begin(), request.claims.end(),
                     [&](const Claim* claim) { return store.find(key_of(*claim, request, program, book)).has_value(); });
}

}  // namespace lemmata::app
