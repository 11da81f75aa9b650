#include "lib/app/ledger.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>

#include <nlohmann/json.hpp>

#include "lib/app/deal.hpp"
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
  std::string records;
  for (const auto& [id, record] : records_of(claim, book)) records += id + record_to_json(record);
  return {std::string(claim.info.id), request.seed, to_string(request.effort), inputs_of(program, records)};
}

/// What the ranks of a job must agree on: build, claims, records, seed and effort.
std::string identity_of(const LedgerRequest& request, const std::string& program, RecordBook& book) {
  std::string all;
  for (const Claim* claim : request.claims) {
    const RunKey key = key_of(*claim, request, program, book);
    all += key.claim + " " + std::to_string(key.seed) + " " + key.effort + " " + key.inputs + "\n";
  }
  return hash_of(all);
}

/// Longest first, so that none of the long ones is left alone at the end; what the store knows nothing of may be long, and comes before.
void sort_by_cost(std::vector<std::size_t>& items, const LedgerRequest& request, Store& store) {
  std::map<std::string, double> seconds;
  for (const ItemCost& cost : store.costs()) {
    const bool same = cost.effort == to_string(request.effort);
    double& known = seconds[cost.claim];
    // Seconds at this effort if there are any; otherwise as many budgets of it as it took elsewhere. Only the order counts.
    const double here = same ? cost.seconds : cost.seconds * budget(request.effort) / budget(effort_from(cost.effort));
    known = same ? here : known == 0 ? here : known;
  }
  const auto cost = [&](std::size_t item) {
    const auto found = seconds.find(std::string(request.claims[item]->info.id));
    return found == seconds.end() ? std::numeric_limits<double>::infinity() : found->second;
  };
  std::stable_sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) { return cost(a) > cost(b); });
}

Json evidence_json(const EvidenceReplay& evidence) { return {{"state", static_cast<int>(evidence.state)}, {"note", evidence.note}}; }

/// What a worker does with one claim; its answer is also what the store keeps.
std::string attack_and_replay(const Claim& claim, const LedgerRequest& request, const Records& records) {
  const auto begin = std::chrono::steady_clock::now();
  AttackOptions options;
  options.effort = request.effort;
  options.seed = request.seed;
  const Finding finding = attack(claim, options);
  Json answer{{"finding", json_of(finding)}, {"evidence", Json::object()}};
  for (const auto& [id, record] : records) answer["evidence"][id] = evidence_json(replay_evidence(claim, record));
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
    try {
      const Json answer = parse_json(result.text, "the answer of a worker");
      base.finding = finding_in(answer.at("finding"), "the answer of a worker");
      base.seconds = answer.at("seconds").get<double>();
      evidence = answer.at("evidence");
      for (const auto& [id, replayed] : evidence.items()) {
        const int state = replayed.at("state").get<int>();
        replayed.at("note").get<std::string>();
        if (state < 0 || state > static_cast<int>(State::fails))
          throw BadInput("the answer of a worker: evidence has no state " + std::to_string(state));
      }
    } catch (const Json::exception&) {
      throw BadInput("the result of " + std::string(claim.info.id) +
                     " is damaged, though its checksum holds: run without --resume, or remove the run store");
    }
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

double budget(Effort effort) { return effort == Effort::quick ? 0.5 : effort == Effort::standard ? 5 : 500; }

double patience(Effort effort) { return std::max(60.0, 20 * budget(effort)); }

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

Shard shard_from(const std::string& text) {
  Shard shard;
  char more = 0;
  const bool digits = text.size() <= 20 && text.find_first_not_of("0123456789/") == std::string::npos;
  if (!digits || std::sscanf(text.c_str(), "%zu/%zu%c", &shard.part, &shard.parts, &more) != 2 || shard.part < 1 ||
      shard.part > shard.parts)
    throw BadInput("'" + text + "' is no part of a whole: 2/3 is the second of three");
  return shard;
}

std::vector<const Claim*> part_of(const std::vector<const Claim*>& claims, const Shard& shard) {
  std::vector<const Claim*> part;
  for (std::size_t i = shard.part - 1; i < claims.size(); i += shard.parts) part.push_back(claims[i]);
  return part;
}

LedgerRun run_ledger(const LedgerRequest& request, Store* store) {
  RecordBook book;
  for (const Claim* claim : request.claims) book.of(*claim);  // before the workers fork, so that each file is read once
  const std::string program = store == nullptr && request.ranks == nullptr ? "" : fingerprint(loaded_modules());
  const auto key = [&](std::size_t item) { return key_of(*request.claims[item], request, program, book); };
  std::vector<WorkResult> results(request.claims.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < request.claims.size(); ++i) {
    const auto kept = store == nullptr || request.fresh ? std::nullopt : store->find(key(i));
    if (kept) results[i] = {true, *kept};
    else open.push_back(i);
  }
  if (store != nullptr) sort_by_cost(open, request, *store);
  if (store != nullptr && request.fresh) {
    std::vector<RunKey> stale;
    for (const std::size_t item : open) stale.push_back(key(item));
    store->forget(stale);
  }
  LedgerRun run;
  {
    Progress progress(request.label, open.size());
    const auto work = [&](std::size_t item) {
      return attack_and_replay(*request.claims[item], request, records_of(*request.claims[item], book));
    };
    const auto finished = [&](std::size_t item, const WorkResult& result) {
      results[item] = result;
      if (result.done && store != nullptr) store->put(key(item), result.text);
      progress.finished(std::string(request.claims[item]->info.id));
    };
    const WorkOptions options{request.jobs, item_seconds(patience(request.effort)), [&] { progress.waiting(); }};
    const WorkEnd end = request.ranks == nullptr
                            ? work_through(open, options, work, finished)
                            : deal_to_ranks(*request.ranks, identity_of(request, program, book), open, options, work, finished);
    run.interrupted = end == WorkEnd::interrupted;
  }
  if (run.interrupted) return run;
  for (std::size_t i = 0; i < results.size(); ++i)
    for (Entry& entry : entries_of(*request.claims[i], results[i], records_of(*request.claims[i], book), request.effort))
      run.entries.push_back(std::move(entry));
  return run;
}

void serve_ledger(const LedgerRequest& request) {
  RecordBook book;
  for (const Claim* claim : request.claims) book.of(*claim);
  const std::string identity = identity_of(request, fingerprint(loaded_modules()), book);
  const WorkOptions options{request.jobs, item_seconds(patience(request.effort))};
  serve_rank_0(*request.ranks, identity, options, [&](std::size_t item) {
    return attack_and_replay(*request.claims[item], request, records_of(*request.claims[item], book));
  });
}

}  // namespace lemmata::app
