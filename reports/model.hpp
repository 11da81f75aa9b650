#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lemmata::reports {

/// The verdicts in the order in which the report lists them.
inline constexpr std::string_view verdicts[] = {"proved", "survived", "refuted", "undecided", "not-executable"};
bool is_verdict(std::string_view text);

struct ReportPaper {
  std::string id;  ///< "ef": the part of a claim's id before the first "."
  std::string title;
  std::string source;  ///< authors and year
};

/// What one method did with one claim.
struct ReportAttempt {
  std::string method;
  std::size_t cases = 0;
  std::size_t admitted = 0;
  std::optional<double> best_ratio;
  std::string stopped;  ///< why it stopped
};

struct ReportValue {
  std::string name;
  std::string value;  ///< exact, as a witness file has it
};

/// An instance: the violation of a refuted claim, the nearest one of a claim that survived.
struct ReportWitness {
  std::vector<ReportValue> draws;
  std::string relation;
  std::string lhs, rhs;  ///< enclosures, printed
};

struct ReportReading {
  std::string id;  ///< "ef.lem3/reading-zero"
  std::string verdict;
  std::string why;
  std::string evidence;
  std::optional<double> sharpness;
};

struct ReportCurvePoint {
  double parameter = 0, lhs = 0, rhs = 0;
};

/// Bound against the largest left-hand side found, along one draw.
struct ReportCurve {
  std::string parameter;
  std::vector<ReportCurvePoint> points;
};

struct ReportClaim {
  std::string id, paper, kind, title, where;
  std::string hypotheses, statement;  ///< LaTeX
  std::string note;                   ///< prose, formulas between dollar signs
  std::string verdict;                ///< one of `verdicts`
  std::string recorded;               ///< the verdict of record; empty where there is none
  bool agrees = true;
  std::string why;  ///< undecided, not-executable: the reason; else why it differs from the record
  std::string relation, evidence, method;
  std::optional<double> sharpness;  ///< the largest lhs/rhs reached
  std::size_t cases = 0, admitted = 0;
  std::vector<ReportAttempt> tried;
  std::optional<ReportWitness> witness;
  std::string replay;  ///< the command line that replays the evidence
  std::vector<ReportReading> readings;
  ReportCurve curve;  ///< without points where the claim names no sweep
};

/// Everything the report says, as data: HTML is a function of this and of nothing else.
struct ReportModel {
  std::string title;
  std::string generated_by;  ///< version and command line
  std::uint64_t seed = 0;
  std::string effort;
  std::vector<ReportPaper> papers;  ///< in the report's order; a claim may name a paper that is not here
  std::vector<ReportClaim> claims;  ///< in the report's order within a paper
};

/// Schema "lemmata/report/1" (reports/model/report.schema.json), indented, keys in a fixed order, a line feed at the end.
std::string to_json(const ReportModel& model);
/// Unknown fields are ignored, absent ones keep their defaults. Throws BadInput for what is no JSON, another schema, a field of another
/// type, or a verdict that is none; the message names the field.
ReportModel from_json(const std::string& text);

}  // namespace lemmata::reports
