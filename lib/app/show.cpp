#include <fmt/format.h>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"

namespace lemmata::app {
namespace {

void print_part(const std::string& head, std::string_view text) {
  if (text.empty()) return;
  fmt::print("{}\n{}", coloured(head, Colour::bold), wrapped(without_controls(text), 2));
}

std::string value_of(const Drawn& drawn) {
  std::string out;
  for (const Number& value : drawn.values) out += (out.empty() ? "" : ", ") + to_string(value);
  return drawn.kind == DrawKind::vector ? "(" + out + ")" : out;
}

void print_witness(const Witness& witness, bool violates) {
  fmt::print("{}\n", coloured(violates ? "violating instance" : "nearest instance", Colour::bold));
  for (const Drawn& drawn : witness.draws) fmt::print("{}", wrapped(without_controls(drawn.name + " = " + value_of(drawn)), 2));
  if (!witness.relation.empty()) print_line("  " + witness.relation);
  if (!witness.lhs.empty()) print_line("  lhs = " + short_value(witness.lhs));
  if (!witness.rhs.empty()) print_line("  rhs = " + short_value(witness.rhs));
}

void print_tried(const std::vector<Tried>& all) {
  if (all.empty()) return;
  fmt::print("{}\n", coloured("tried", Colour::bold));
  Table table({"  method", "cases", "admitted", "lhs/rhs", "stopped"});
  for (const Tried& tried : all)
    table.add(
        {"  " + tried.method, std::to_string(tried.cases), std::to_string(tried.admitted), short_number(tried.best_ratio), tried.stopped});
  fmt::print("{}", table.text());
}

/// What the report's chart shows, as a table.
void print_curve(const Claim& claim) {
  constexpr std::uint64_t seed = 1;
  const auto curve = curve_now(claim, seed);
  if (!curve || curve->points.empty()) return;
  const std::string held = held_text(claim);
  print_line(coloured("curve over " + curve->parameter, Colour::bold) + (held.empty() ? "" : "; held: " + held));
  Table table({"  " + curve->parameter, "largest found", "bound", "lhs/rhs", "mean/rhs", "its band of 95 %"});
  for (const CurvePoint& p : curve->points) {
    const auto share = [&](const std::optional<double>& value) { return short_number(value ? std::optional(*value / p.rhs) : value); };
    table.add({"  " + short_number(p.parameter), short_number(p.lhs), short_number(p.rhs), share(p.lhs), share(p.mean),
               share(p.lower) + " to " + share(p.upper)});
  }
  fmt::print("{}", table.text());
  if (curve->best) {
    const CurvePoint& best = curve->points[curve->best_point];
    print_line(fmt::format("  largest lhs/rhs {} at {} = {}: {}", short_number(best.lhs / best.rhs), curve->parameter,
                           short_number(best.parameter), replay_line(*curve->best, std::string(claim.info.id) + "~curve")));
  }
  print_line(fmt::format("  its chart: lemmata report '{}'", claim.info.id));
}

void print_record(const std::string& id, const Claim& claim, const Record& record) {
  fmt::print("{} {} ({})\n", coloured("verdict", Colour::bold), coloured(to_string(record.verdict), colour_of(record.verdict)),
             to_string(record.effort));
  print_part("why", record.why);
  print_part("evidence", record.evidence);
  if (record.best_ratio) fmt::print("{} {}\n", coloured("largest lhs/rhs", Colour::bold), short_number(record.best_ratio));
  const bool shows =
      record.verdict == Verdict::refuted || (record.verdict == Verdict::proved && claim.info.quantifier == Quantifier::exists);
  if (record.witness) print_witness(*record.witness, record.verdict == Verdict::refuted);
  print_tried(record.tried);
  if (record.witness) print_line(coloured("replay", Colour::bold) + " lemmata replay " + id);
  else if (!shows) print_line(coloured("run again", Colour::bold) + " lemmata attack " + base_id(id));
}

}  // namespace

int run_show(const ShowOptions& options) {
  const Claim& claim = claim_of(base_id(options.id));
  RecordBook book;
  const auto record = book.find(claim, options.id);
  if (!record && base_id(options.id) != options.id)
    throw BadInput("'" + options.id + "' has no record (see lemmata show " + base_id(options.id) + ")");
  const ClaimInfo& info = claim.info;
  print_line(coloured(options.id, Colour::bold) + "  " + std::string(info.title));
  print_line(fmt::format("{} in {}, {}; {}", to_string(info.kind), claim.paper(), info.where, claim.file));
  print_part("hypotheses", info.hypotheses);
  print_part("statement", info.statement);
  print_part("note", info.note);
  print_part("not executable", info.not_executable);
  std::string mutants;
  for (const auto name : info.mutants)
    if (!name.empty()) mutants += (mutants.empty() ? "" : ", ") + std::string(name);
  print_part("mutants that its checker must refute", mutants);
  if (record) print_record(options.id, claim, *record);
  else print_line("not on record; attack it: lemmata attack " + options.id);
  if (base_id(options.id) == options.id) print_curve(claim);
  const std::string prefix = std::string(info.id) + "/reading-";
  for (const auto& [id, reading] : book.of(claim))
    if (base_id(options.id) == options.id && id.rfind(prefix, 0) == 0)
      print_line("reading " + id + ": " + to_string(reading.verdict) + " (lemmata show " + id + ")");
  return as_recorded;
}

}  // namespace lemmata::app
