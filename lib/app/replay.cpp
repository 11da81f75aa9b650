#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/check/compressor_check.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/worst_case/worst_case.hpp"
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

Witness instance_of(const std::string& what) {
  std::error_code failed;
  if (!std::filesystem::exists(what, failed)) return recorded_instance(what);
  return witness_in(parse_json(read_file(what), what), what);
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
  if (std::filesystem::is_regular_file(options.what, failed)) {
    const std::string text = read_file(options.what);
    if (is_certificate(text)) return replay_certificate(text, options.what);
  }
  Witness witness = instance_of(options.what);
  const Claim* claim = find_claim(base_id(witness.claim));
  if (claim == nullptr) claim = checked_claim(witness.claim);
  if (claim == nullptr) throw BadInput(options.what + ": there is no claim '" + witness.claim + "'" + near_ids(witness.claim));
  witness.claim = claim->info.id;  // a reading is held by the witness, not by the claim
  if (!claim->executable()) throw BadInput(options.what + ": the claim '" + witness.claim + "' is not executable");
  Replay replayed;
  try {
    replayed = options.bits ? replay_in_balls(*claim, witness, *options.bits) : replay(*claim, witness);
  } catch (const BadInput& error) { throw BadInput(options.what + ": " + error.what()); } catch (const DomainError& error) {
    throw BadInput(options.what + ": " + error.what());
  }
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
