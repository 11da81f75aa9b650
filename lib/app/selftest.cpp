#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

constexpr int planted_falsehoods = 20;
/// The largest lhs/rhs that each sharp truth t1, t2, ... must be seen to reach.
constexpr std::array<double, 8> targets = {0.999, 1, 0.9999, 0.99, 0.99, 0.99, 0.999, 0.99};
/// The bound-cut mutant: the bound times this share of the best ratio of record.
constexpr double cut = 0.98;

/// One attack of the self-test: a planted claim with a seed, or a mutant.
struct Trial {
  const Claim* claim = nullptr;
  std::uint64_t seed = 1;
  std::string mutant;  ///< empty for the gauntlet
  double bound_factor = 1;
};

struct GauntletRow {
  std::string id;
  std::uint64_t seeds = 0, found = 0;
  std::optional<double> sharpness;

  bool is_false() const { return id.rfind("gauntlet.g", 0) == 0; }
  std::optional<double> target() const {
    for (std::size_t i = 0; i < targets.size(); ++i)
      if (id == "gauntlet.t" + std::to_string(i + 1)) return targets[i];
    return {};
  }
  bool passed() const {
    if (is_false()) return seeds > 0 && found == seeds;
    return seeds > 0 && found == 0 && (!target() || (sharpness && *sharpness >= *target()));
  }
};

struct MutantRow {
  std::string claim, mutant;
  bool killed = false;
};

struct Trials {
  std::vector<Trial> all;
  std::map<std::string, GauntletRow> gauntlet;
  std::vector<MutantRow> mutants;
  std::vector<std::string> errors;
  bool interrupted = false;
};

void add_gauntlet(Trials& trials, const SelftestOptions& options) {
  if (options.glob == "*") {  // a planted claim that is not linked in is a claim not found
    for (int i = 1; i <= planted_falsehoods; ++i) trials.gauntlet[fmt::format("gauntlet.g{}", i)];
    for (std::size_t i = 1; i <= targets.size(); ++i) trials.gauntlet[fmt::format("gauntlet.t{}", i)];
  }
  for (const Claim* claim : claims_matching(options.glob)) {
    if (claim->paper() != "gauntlet") continue;
    trials.gauntlet[std::string(claim->info.id)];
    for (std::uint64_t seed = 1; seed <= options.seeds; ++seed) trials.all.push_back({claim, seed, "", 1});
  }
  for (auto& [id, row] : trials.gauntlet) row.id = id;
}

void add_mutants(Trials& trials, const SelftestOptions& options) {
  RecordBook book;
  for (const Claim* claim : claims_matching(options.glob)) {
    if (claim->paper() == "gauntlet" || !claim->executable()) continue;
    for (const auto name : claim->info.mutants)
      if (!name.empty()) trials.all.push_back({claim, 1, std::string(name), 1});
    const auto record = book.find(*claim, std::string(claim->info.id));
    // A refuted claim needs no cut to be refuted: its own violation would kill the mutant.
    const bool stands = record && (record->verdict == Verdict::survived || record->verdict == Verdict::proved);
    if (stands && claim->info.quantifier == Quantifier::for_all && record->best_ratio && *record->best_ratio > 0)
      trials.all.push_back({claim, 1, "bound-cut", cut * std::min(1.0, *record->best_ratio)});
  }
}

std::string attack_once(const Trial& trial) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.seed = trial.seed;
  options.mutant = trial.bound_factor == 1 ? trial.mutant : "";
  options.bound_factor = trial.bound_factor;
  options.prove = false;  // the falsifier is under test
  const Finding finding = attack(*trial.claim, options);
  // The best ratio of record is that of one reading; the cut is noticed if it is noticed there.
  const bool reached = trial.bound_factor != 1 && std::any_of(finding.readings.begin(), finding.readings.end(),
                                                              [](const Finding& r) { return r.verdict == Verdict::refuted; });
  return one_line({{"verdict", to_string(reached ? Verdict::refuted : finding.verdict)}, {"sharpness", json_of(finding.sharpness)}});
}

void note(Trials& trials, const Trial& trial, const WorkResult& result) {
  const std::string id(trial.claim->info.id);
  if (!result.done) {
    trials.errors.push_back(
        fmt::format("{}{}, seed {}: {}", id, trial.mutant.empty() ? "" : "/mutant-" + trial.mutant, trial.seed, result.text));
    if (!trial.mutant.empty()) trials.mutants.push_back({id, trial.mutant, false});
    return;
  }
  const Json answer = parse_json(result.text, "the answer of a worker");
  const Verdict verdict = verdict_from(answer["verdict"].get<std::string>());
  if (trial.mutant.empty()) {
    GauntletRow& row = trials.gauntlet[id];
    ++row.seeds;
    if (verdict == Verdict::refuted) ++row.found;
    const auto sharpness = number_in(answer, "sharpness", "the answer of a worker");
    if (sharpness && (!row.sharpness || *sharpness > *row.sharpness)) row.sharpness = sharpness;
    return;
  }
  // "There is" is broken when no instance is left; a search cannot refute it.
  const bool exists = trial.claim->info.quantifier == Quantifier::exists;
  trials.mutants.push_back({id, trial.mutant, exists ? verdict != Verdict::proved : verdict == Verdict::refuted});
}

void run_trials(Trials& trials, int jobs) {
  Progress progress("selftest", trials.all.size());
  const auto work = [&](std::size_t i) { return attack_once(trials.all[i]); };
  const auto finished = [&](std::size_t i, const WorkResult& result) {
    const Trial& trial = trials.all[i];
    note(trials, trial, result);
    progress.finished(std::string(trial.claim->info.id) +
                      (trial.mutant.empty() ? fmt::format(" seed {}", trial.seed) : "/mutant-" + trial.mutant));
  };
  const WorkOptions options{jobs, item_seconds(patience(Effort::quick)), [&] { progress.waiting(); }};
  trials.interrupted = work_through(trials.all.size(), options, work, finished) == WorkEnd::interrupted;
  std::sort(trials.mutants.begin(), trials.mutants.end(),
            [](const MutantRow& a, const MutantRow& b) { return std::tie(a.claim, a.mutant) < std::tie(b.claim, b.mutant); });
  std::sort(trials.errors.begin(), trials.errors.end());
}

std::vector<GauntletRow> in_order(const Trials& trials) {
  std::vector<GauntletRow> rows;
  for (const auto& [id, row] : trials.gauntlet) rows.push_back(row);
  const auto rank = [](const GauntletRow& row) { return std::make_tuple(!row.is_false(), row.id.size(), row.id); };  // g2 before g10
  std::sort(rows.begin(), rows.end(), [&](const GauntletRow& a, const GauntletRow& b) { return rank(a) < rank(b); });
  return rows;
}

void print_trials(const Trials& trials) {
  Table planted({"gauntlet", "", "seeds", "refuted", "lhs/rhs", "to reach"});
  for (const GauntletRow& row : in_order(trials))
    planted.add({row.id,
                 row.passed()     ? "ok"
                 : row.seeds == 0 ? "MISSING"
                                  : "FAILED",
                 std::to_string(row.seeds), std::to_string(row.found), short_number(row.sharpness),
                 row.is_false() ? "" : short_number(row.target())},
                row.passed() ? Colour::green : Colour::red);
  if (!trials.gauntlet.empty()) fmt::print("{}", planted.text());
  Table mutants({"claim", "mutant", ""});
  for (const MutantRow& row : trials.mutants)
    mutants.add({row.claim, row.mutant, row.killed ? "killed" : "SURVIVED"}, row.killed ? Colour::green : Colour::red);
  if (!trials.mutants.empty()) fmt::print("{}", mutants.text());
  for (const std::string& error : trials.errors) print_line("internal error: " + error);
}

std::string selftest_json(const Trials& trials) {
  Json mutants = Json::array(), gauntlet = Json::array();
  for (const MutantRow& row : trials.mutants) mutants.push_back({{"claim", row.claim}, {"mutant", row.mutant}, {"killed", row.killed}});
  for (const GauntletRow& row : in_order(trials))
    gauntlet.push_back({{"id", row.id}, {"seeds", row.seeds}, {"found", row.found}, {"sharpness", json_of(row.sharpness)}});
  return document({{"schema", "lemmata/selftest/1"}, {"mutants", mutants}, {"gauntlet", gauntlet}});
}

}  // namespace

int run_selftest(const SelftestOptions& options) {
  if (claims_matching(options.glob).empty() && options.glob != "*")
    throw BadInput("no claim matches '" + options.glob + "'" + near_ids(options.glob));
  if (!options.json.empty()) require_writable(options.json);
  Trials trials;
  if (options.only != "mutants") add_gauntlet(trials, options);
  if (options.only != "gauntlet") add_mutants(trials, options);
  run_trials(trials, options.jobs);
  if (trials.interrupted) return interrupted_line("nothing is kept");
  if (!options.json.empty()) write_file(options.json, selftest_json(trials));  // before printing: a reader may close the pipe
  print_trials(trials);
  const auto failed = std::count_if(trials.gauntlet.begin(), trials.gauntlet.end(), [](const auto& row) { return !row.second.passed(); });
  const auto alive = std::count_if(trials.mutants.begin(), trials.mutants.end(), [](const MutantRow& row) { return !row.killed; });
  print_line(fmt::format("gauntlet: {} of {} as planted; mutants: {} of {} killed",
                         trials.gauntlet.size() - static_cast<std::size_t>(failed), trials.gauntlet.size(),
                         trials.mutants.size() - static_cast<std::size_t>(alive), trials.mutants.size()));
  if (!trials.errors.empty()) return internal_error;
  return failed + alive == 0 ? as_recorded : differs;
}

}  // namespace lemmata::app
