#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/app/ledger.hpp"
#include "lib/check/sweep.hpp"
#include "lib/worst_case/claim_curves.hpp"
#include "reports/model.hpp"

namespace lemmata::app {

/// What a report is of. Everything in it is a function of this and of the program.
struct ReportRequest {
  LedgerRequest ledger;
  std::vector<std::string> globs;  ///< of claims, figures and trajectories, and of "compressor.<name>"; empty: everything
  bool wants(const std::string& id) const;
};

/// A curve with the exact worst cases at the constants of its points.
struct KeptCurve {
  Curve curve;
  std::vector<std::optional<double>> exact;  ///< one a point
  std::string exact_by;                      ///< where they come from, for the caption; "" where there are none
};
using Curves = std::map<std::string, KeptCurve>;

/// What the claim's curve holds, as pins (see CurveSetting).
Pins held_by(const Claim& claim);

/// The curves of all claims that name a sweep, from the store where it has them. Nothing when interrupted.
std::optional<Curves> curves_of(const ReportRequest& request, Store& store);

/// The curve of one claim as the report draws it, computed here and now in a worker, without exact worst cases; nothing where the claim
/// names no sweep, where it fails, or when interrupted.
std::optional<Curve> curve_now(const Claim& claim, std::uint64_t seed);

/// "gamma = 1, C.h = 1/4": what the claim's curve holds (see CurveSetting), "" where every draw is free.
std::string held_text(const Claim& claim);

/// The exact worst case of a claim at the constants of an instance (see CurveSetting); nothing where there is none, or where no bound is
/// certified that an instance reaches to a ten-thousandth. `by`: where it comes from.
std::optional<double> exact_worst_case(const Claim& claim, const Instance& instance, std::string& by);

/// The figures of the experiments wanted, at the report's effort. Nothing when interrupted.
std::optional<std::vector<experiment::Figure>> figures_of(const ReportRequest& request, Store& store);
/// The exact worst cases beside the bounds of claims, as figures "worst-case.<claim>": from above and from below.
std::string worst_case_id(const worst_case::ClaimCurve& curve);
std::vector<experiment::Figure> worst_cases_of(const ReportRequest& request);
std::vector<reports::ReportTrajectory> trajectories_of(const ReportRequest& request);
/// Constants published, sharp and measured, over d. Nothing when interrupted.
std::optional<std::vector<reports::ReportCompressor>> compressors_of(const ReportRequest& request, Store& store);

/// The model without figures, trajectories and compressors.
reports::ReportModel ledger_model(const LedgerRun& run, const ReportRequest& request, const Curves& curves);
/// In the report's folder: "witnesses/<id with ~>.json".
std::string witness_name(std::string_view id);

/// OUT/report.json, witnesses, curves and figures. `figures` are whole, those in the model are thinned.
void write_report(const reports::ReportModel& model, const Curves& curves, const std::vector<experiment::Figure>& figures,
                  const std::filesystem::path& folder);
/// OUT/report.html, a function of OUT/report.json; where it cannot be written one line says what is missing. The exit code.
int write_page(const std::filesystem::path& folder);

}  // namespace lemmata::app
