#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/chance/chance.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

constexpr std::array<const char*, 5> methods = {"edge cases", "random", "exact", "climb", "optimise"};

/// "gamma=1/2" or, for a vector, "x=1,0,0x1p-3".
std::pair<std::string, Pin> pin_from(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) throw BadInput("--set " + text + ": write NAME=VALUE, and VALUE,VALUE,... for a vector");
  Pin pin;
  for (std::size_t at = equals + 1; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    try {
      pin.values.push_back(number_from(text.substr(at, end - at)));
    } catch (const BadInput& error) { throw BadInput("--set " + text + ": " + error.what()); }
    at = end + 1;
  }
  return {text.substr(0, equals), pin};
}

/// Which names a body draws may depend on its other draws: many tapes are read before a name is called unknown.
void check_pins(const Claim& claim, const Pins& pins, std::uint64_t seed) {
  constexpr std::uint64_t tapes = 256;
  std::map<std::string, bool> names;
  Pins missing = pins;
  std::vector<std::uint64_t> tape(256);
  for (std::uint64_t i = 0; i < tapes && !missing.empty(); ++i) {
    for (std::uint32_t j = 0; j < tape.size() && i > 0; ++j) tape[j] = philox_word({seed, 0, i}, 0, 0, j);
    for (const Drawn& drawn : evaluate(claim, tape, pins, {}).instance) {
      names[drawn.name] = true;
      const auto pin = missing.find(drawn.name);
      if (pin == missing.end()) continue;
      if (drawn.kind != DrawKind::vector && !(drawn.values == pin->second.values))
        throw BadInput("--set " + drawn.name + "=" + to_string(pin->second.values[0]) + ": outside the range of this draw");
      missing.erase(pin);
    }
  }
  if (missing.empty()) return;
  std::string known;
  for (const auto& [name, drawn] : names) known += (known.empty() ? "" : ", ") + name;
  throw BadInput("--set: " + std::string(claim.info.id) + " draws no '" + missing.begin()->first + "' (it draws " + known + ")");
}

/// What is proved where some draws are held is proved there only: for the claim it is evidence.
void proved_where_held(Finding& finding) {
  if (finding.verdict == Verdict::proved) {
    finding.verdict = Verdict::survived;
    finding.evidence = "proved where the draws of --set have these values, which says nothing of others: " + finding.evidence;
  }
  for (Finding& reading : finding.readings) proved_where_held(reading);
}

/// Runs in a worker: BadInput travels as text, everything else is the worker's error.
std::string attack_in_worker(const Claim& claim, const AttackOptions& options) {
  try {
    if (claim.executable()) check_pins(claim, options.pins, options.seed);
    Finding finding = attack(claim, options);
    if (!options.pins.empty()) proved_where_held(finding);
    return one_line({{"finding", json_of(finding)}});
  } catch (const BadInput& error) { return one_line({{"refused", error.what()}}); }
}

void print_tried(const Finding& finding) {
  Table table({"method", "cases", "admitted", "lhs/rhs", "stopped"});
  for (const Tried& tried : finding.tried)
    table.add({tried.method, std::to_string(tried.cases), std::to_string(tried.admitted), short_number(tried.best_ratio), tried.stopped});
  if (!finding.tried.empty()) fmt::print("{}", table.text());
}

void print_finding(const Finding& finding, bool can_replay) {
  print_line(coloured(to_string(finding.verdict), colour_of(finding.verdict)) + "  " + finding.id);
  if (finding.verdict == Verdict::refuted && finding.witness && can_replay)
    print_line("    replay it: " + replay_line(*finding.witness, finding.id));
  if (!finding.why.empty()) print_line("    " + finding.why);
  if (!finding.evidence.empty()) print_line("    " + finding.evidence);
  if (finding.sharpness) print_line("    largest lhs/rhs " + short_number(finding.sharpness) + ", by " + finding.method);
  if (finding.witness) {
    for (const Drawn& drawn : finding.witness->draws) {
      std::string values;
      for (const Number& value : drawn.values) values += (values.empty() ? "" : ", ") + to_string(value);
      print_line("      " + drawn.name + " = " + (drawn.kind == DrawKind::vector ? "(" + values + ")" : values));
    }
    if (!finding.witness->lhs.empty())
      print_line("      lhs = " + short_value(finding.witness->lhs) + ", rhs = " + short_value(finding.witness->rhs));
  }
  print_tried(finding);
  for (const Finding& reading : finding.readings) print_finding(reading, can_replay);
}

AttackOptions options_of(const Claim& claim, const AttackCommandOptions& options) {
  AttackOptions out;
  out.effort = effort_from(options.effort);
  out.seed = options.seed;
  out.only_method = options.method;
  out.mutant = options.mutant;
  out.prove = options.method.empty();
  for (const std::string& text : options.set) {
    const auto [name, pin] = pin_from(text);
    if (!out.pins.insert({name, pin}).second) throw BadInput("--set " + name + ": given twice");
  }
  const auto known = std::find(methods.begin(), methods.end(), options.method);
  if (!options.method.empty() && known == methods.end())
    throw BadInput("--method " + options.method + ": not one of edge cases, random, exact, climb, optimise");
  const auto& mutants = claim.info.mutants;
  if (!options.mutant.empty() && std::find(mutants.begin(), mutants.end(), options.mutant) == mutants.end())
    throw BadInput("--mutant " + options.mutant + ": " + std::string(claim.info.id) + " has no such mutant (see lemmata show)");
  return out;
}

}  // namespace

int run_attack(const AttackCommandOptions& options) {
  const Claim& claim = claim_of(options.id);
  const AttackOptions attack_options = options_of(claim, options);
  WorkResult result;
  const auto work = [&](std::size_t) { return attack_in_worker(claim, attack_options); };
  const auto end =
      work_through(1, {1, item_seconds(patience(attack_options.effort))}, work, [&](std::size_t, const WorkResult& r) { result = r; });
  if (end == WorkEnd::interrupted) return interrupted_line("nothing is kept");
  if (!result.done) throw std::runtime_error("internal error: " + options.id + ": " + result.text);
  const Json answer = parse_json(result.text, "the answer of the worker");
  if (answer.contains("refused")) throw BadInput(answer["refused"].get<std::string>());
  const Finding finding = finding_in(answer["finding"], "the answer of the worker");
  print_finding(finding, options.mutant.empty());  // a mutant's violation is none of the claim's
  RecordBook book;
  const auto record = book.find(claim, options.id);
  const bool expected = record && record->verdict == Verdict::refuted;
  return finding.verdict == Verdict::refuted && !expected && options.mutant.empty() ? differs : as_recorded;
}

}  // namespace lemmata::app
