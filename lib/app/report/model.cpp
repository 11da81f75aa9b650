#include <algorithm>

#include <fmt/format.h>

#include "lib/app/report/report.hpp"
#include "lib/claim/curve_setting.hpp"
#include "reports/text.hpp"

#ifndef LEMMATA_VERSION
#define LEMMATA_VERSION "0"
#endif

namespace lemmata::app {
namespace {

using namespace reports;

std::vector<ReportPaper> papers() {
  return {{"ef", "Error Feedback Fixes SignSGD and other Gradient Compression Schemes", "Karimireddy, Rebjock, Stich, Jaggi, 2019"},
          {"ssd", "Stochastic Sign Descent Methods: New Algorithms and Better Theory", "Safaryan, Richtárik, 2021"},
          {"scaled", "Scaled signGD and signSGD", ""},
          {"biased", "On the Convergence of SGD with Biased Gradients", "Ajalloeian, Stich, 2020"},
          {"saddle", "Escaping Saddle Points with Compressed SGD", "Avdiukhin, Yaroslavtsev, 2021"},
          {"compressor", "Compressors and their constants", ""}};
}

std::string value_text(const Drawn& drawn) {
  std::string values;
  for (const Number& value : drawn.values) values += (values.empty() ? "" : ", ") + to_string(value);
  return drawn.kind == DrawKind::vector ? "(" + values + ")" : values;
}

ReportWitness witness_model(const Witness& witness) {
  ReportWitness out{.draws = {}, .relation = witness.relation, .lhs = witness.lhs, .rhs = witness.rhs};
  for (const Drawn& drawn : witness.draws) out.draws.push_back({drawn.name, value_text(drawn)});
  return out;
}

/// Of the claims X/repaired and X/repaired-..., the first that holds as far as is known.
std::string repaired_of(const std::string& id, const LedgerRun& run) {
  for (const Entry& entry : run.entries) {
    const bool own = entry.finding.id.rfind(id + "/repaired", 0) == 0 && entry.finding.id == entry.claim->info.id;
    if (own && (entry.finding.verdict == Verdict::proved || entry.finding.verdict == Verdict::survived)) return entry.finding.id;
  }
  return "";
}

/// The command line that makes this report, or the part of it that a claim is in.
std::string command_of(const ReportRequest& request, const std::string& id) {
  std::string globs;
  for (const std::string& glob : id.empty() ? request.globs : std::vector<std::string>{id}) globs += " '" + glob + "'";
  return fmt::format("lemmata report{} --effort {} --seed {}", globs, to_string(request.ledger.effort), request.ledger.seed);
}

std::string caption_of(const KeptCurve& kept, const std::string& held, bool one_unit) {
  std::size_t least = 0, most = 0;
  for (const CurvePoint& p : kept.curve.points) {
    least = least == 0 ? p.admitted : std::min(least, p.admitted);
    most = std::max(most, p.admitted);
  }
  std::string out = "Bound and largest left-hand side found, for each value of " + kept.curve.parameter + ". ";
  if (!one_unit)
    out += "Each point is an instance with constants of its own; neighbours share one where that loses at most 1 % of lhs/rhs. ";
  if (!held.empty()) out += "Held: " + held + ". ";
  out += fmt::format(
      "The mean is over {} admitted random instances a value, of lhs/rhs cut to [0, 1], times the bound; its band has "
      "confidence 95 % at each value, whatever the law of the instances.",
      least == most ? std::to_string(most) : fmt::format("{} to {}", least, most));
  if (kept.curve.best) out += " The replay line is for the report's folder.";
  if (!kept.exact_by.empty()) out += " Exact worst case " + kept.exact_by + ".";
  return out;
}

ReportCurve curve_model(const Claim& claim, const KeptCurve& kept, const ReportRequest& request) {
  ReportCurve out{.parameter = kept.curve.parameter};
  const CurveSetting* setting = find_curve_setting(claim.info.id);
  if (setting != nullptr && setting->one_unit) out.held = held_text(claim);
  if (kept.curve.points.empty()) return out;
  out.caption = caption_of(kept, held_text(claim), !out.held.empty());
  out.command = command_of(request, std::string(claim.info.id));
  if (kept.curve.best) out.replay = "lemmata replay " + witness_name(claim.info.id);
  for (std::size_t i = 0; i < kept.curve.points.size(); ++i) {
    const CurvePoint& p = kept.curve.points[i];
    out.points.push_back({p.parameter, p.lhs, p.rhs, kept.exact[i], p.mean, p.lower, p.upper});
  }
  return out;
}

ReportClaim claim_model(const Entry& entry, const LedgerRun& run, const ReportRequest& request, const Curves& curves) {
  const ClaimInfo& info = entry.claim->info;
  const Finding& f = entry.finding;
  ReportClaim out;
  out.id = info.id;
  out.paper = entry.claim->paper();
  out.kind = to_string(info.kind);
  out.title = info.title;
  out.where = info.where;
  out.hypotheses = info.hypotheses;
  out.statement = info.statement;
  out.note = info.note;
  out.verdict = to_string(f.verdict);
  out.recorded = entry.record ? to_string(entry.record->verdict) : "";
  out.agrees = !entry.differs();
  out.why = f.why.empty() && entry.agreement ? entry.agreement->note : f.why;
  out.relation = f.relation;
  out.evidence = f.evidence;
  out.method = f.method;
  out.sharpness = f.sharpness;
  out.cases = f.cases;
  out.admitted = f.admitted;
  for (const Tried& tried : f.tried) out.tried.push_back({tried.method, tried.cases, tried.admitted, tried.best_ratio, tried.stopped});
  if (f.witness) out.witness = witness_model(*f.witness);
  const bool recorded = entry.record && entry.record->witness && entry.record->verdict == f.verdict;
  out.replay = recorded
                   ? "lemmata replay " + f.id
                   : fmt::format("lemmata attack {} --effort {} --seed {}", f.id, to_string(request.ledger.effort), request.ledger.seed);
  out.repaired = repaired_of(out.id, run);
  const auto curve = curves.find(out.id);
  if (curve != curves.end()) out.curve = curve_model(*entry.claim, curve->second, request);
  return out;
}

}  // namespace

std::string witness_name(std::string_view id) { return "witnesses/" + anchor(id) + ".json"; }

ReportModel ledger_model(const LedgerRun& run, const ReportRequest& request, const Curves& curves) {
  ReportModel model;
  model.title = "Convergence theory of compressed, sign-based and biased gradient methods, checked";
  model.generated_by = fmt::format("lemmata {}: {}", LEMMATA_VERSION, command_of(request, ""));
  model.seed = request.ledger.seed;
  model.effort = to_string(request.ledger.effort);
  model.papers = papers();
  for (const Entry& entry : run.entries) {
    const Finding& f = entry.finding;
    if (f.id == entry.claim->info.id) model.claims.push_back(claim_model(entry, run, request, curves));
    else model.claims.back().readings.push_back({f.id, to_string(f.verdict), f.why, f.evidence, f.sharpness});
  }
  return model;
}

}  // namespace lemmata::app
