#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/check/compressor_check.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/worst_case/worst_case.hpp"
#include "lib/check/evaluate.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

Witness recorded_instance(const std::string& id) {
  const Claim* claim = find_claim(base_id(id));
  if (claim == nullptr) throw BadInput("'" + id + "' is neither a file nor the id of a claim" + near_ids(id));
  RecordBook book;
  const auto record = book.find(*claim, id);
  if (!record || !record->witness) throw BadInput("no instance is on record for '" + id + "': give a witness file");
  Witness witness = *record->witness;
  if (witness.claim.empty()) witness.claim = id;
  return witness;
}

/// The end of an id may name readings: each must be held by the witness. In one line what is wrong; empty where nothing is.
std::string misnamed_reading(const Claim& claim, const Witness& witness) {
  const std::string prefix = std::string(claim.info.id) + "/reading-";
  if (witness.claim.rfind(prefix, 0) != 0) return "";
  std::string named = witness.claim.substr(prefix.size()) + ",", held;
  Instance readings;
  for (const Drawn& drawn : witness.draws)
    if (drawn.kind == DrawKind::reading) readings.push_back(drawn);
  const auto seen = evaluate(claim, {}, pins_of(readings), {}).readings;
  for (const auto& reading : seen)
    for (const Drawn& drawn : readings)
      for (std::size_t i = 0; i < reading.values.size(); ++i) {
        if (drawn.name != reading.name || drawn.values[0].numerator != static_cast<double>(reading.values[i])) continue;
        const std::string one = reading.name + "=" + reading.labels[i];
        held += (held.empty() ? "" : ",") + one;
        if (named.rfind(one + ",", 0) == 0) named.erase(0, one.size() + 1);
      }
  return named.empty() ? "" : "the claim is '" + witness.claim + "', the witness holds " + (held.empty() ? "no reading" : "'" + held + "'");
}

Replay replayed_within(const ReplayOptions& options, const Claim& claim, Witness& witness) {
  try {
    if (const std::string wrong = misnamed_reading(claim, witness); !wrong.empty()) throw BadInput(wrong);
    witness.claim = claim.info.id;  // a reading is held by the witness, not by the claim
    return options.bits ? replay_in_balls(claim, witness, *options.bits) : replay(claim, witness);
  } catch (const BadInput& error) { throw BadInput(options.what + ": " + error.what()); } catch (const DomainError& error) {
    throw BadInput(options.what + ": " + error.what());
  }
}

void print_lines(const Replay& replayed) {
  for (const Replay::Line& line : replayed.lines) {
    const Colour colour = line.state == "fails" ? Colour::red : line.state == "holds" ? Colour::green : Colour::yellow;
    print_line(coloured(line.state, colour) + "  " + line.what);
    if (!line.lhs.empty()) print_line("    lhs = " + short_value(line.lhs));
    if (!line.rhs.empty()) print_line("    rhs = " + short_value(line.rhs));
  }
}

}  // namespace

int run_replay(const ReplayOptions& options) {
  std::error_code failed;
  Witness witness;
  if (std::filesystem::exists(options.what, failed)) {
    const std::string text = read_file(options.what);  // once: a pipe cannot be read again
    if (is_certificate(text)) return replay_certificate(text, options.what);
    witness = witness_in(parse_json(text, options.what), options.what);
  } else {
    witness = recorded_instance(options.what);
  }
  const Claim* claim = find_claim(base_id(witness.claim));
  if (claim == nullptr) claim = checked_claim(witness.claim);
  if (claim == nullptr) throw BadInput(options.what + ": there is no claim '" + witness.claim + "'" + near_ids(witness.claim));
  if (!claim->executable()) throw BadInput(options.what + ": the claim '" + witness.claim + "' is not executable");
  const Replay replayed = replayed_within(options, *claim, witness);
  print_line(coloured(witness.claim, Colour::bold) + "  " + std::string(claim->info.title));
  for (const Drawn& drawn : witness.draws) {
    std::string values;
    for (const Number& value : drawn.values) values += (values.empty() ? "" : ", ") + to_string(value);
    print_line("  " + drawn.name + " = " + (drawn.kind == DrawKind::vector ? "(" + values + ")" : values));
  }
  print_line("in " + replayed.arithmetic + (replayed.sampled.empty() ? "" : ", " + replayed.sampled));
  print_lines(replayed);
  const auto shown = claim->info.quantifier == Quantifier::exists ? Replay::Outcome::satisfies : Replay::Outcome::violates;
  print_line("the instance " + to_string(replayed.outcome));
  return replayed.outcome == shown ? as_recorded : differs;
}

}  // namespace lemmata::app
