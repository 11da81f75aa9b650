#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/experiment/figure.hpp"

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

/// One value of the parameter. NaN where there is no number.
struct ReportCurvePoint {
  double parameter = 0, lhs = 0, rhs = 0;
  std::optional<double> exact = {};  ///< exact worst case at the constants of this point's instance
  std::optional<double> mean = {}, lower = {}, upper = {};
};

/// Bound against what happens, along one draw.
struct ReportCurve {
  std::string parameter;
  std::vector<ReportCurvePoint> points = {};
  std::string caption = "";
  std::string command = "";  ///< makes this curve again
  std::string replay = "";   ///< shows the instance of the largest lhs/rhs; "" where exact arithmetic decides none
  std::string held = "";     ///< "gamma = 1, C.h = 1/4": what fixes the constants of all points; "" where each has constants of its own
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
  std::string replay;         ///< the command line that replays the evidence
  std::string repaired = "";  ///< the claim that holds instead of a refuted one; "" if there is none
  std::vector<ReportReading> readings;
  ReportCurve curve;  ///< without points where the claim names no sweep
};

/// Iterates in the plane over the contour lines of the objective.
struct ReportPath {
  std::string name;
  std::vector<double> x, y;
};
struct ReportTrajectory {
  std::string id, title, caption, command;
  std::string x_label = "", y_label = "";
  std::vector<double> x = {}, y = {};       ///< the grid of the contour lines
  std::vector<std::vector<double>> z = {};  ///< z[j][i] at (x[i], y[j])
  std::vector<ReportPath> paths = {};
};

/// A constant of a compressor in one dimension.
struct ReportConstantRow {
  long d = 1;
  std::optional<double> published, sharp, measured;
};
struct ReportConstant {
  std::string name;  ///< "delta" or "omega"
  std::vector<ReportConstantRow> rows;
};
struct ReportCompressor {
  std::string spec, title, command;
  std::vector<ReportConstant> constants = {};
};

/// Everything the report says, as data: HTML is a function of this and of nothing else.
struct ReportModel {
  std::string title;
  std::string generated_by;  ///< version and command line
  std::uint64_t seed = 0;
  std::string effort;
  std::vector<ReportPaper> papers;  ///< in the report's order; a claim may name a paper that is not here
  std::vector<ReportClaim> claims;  ///< in the report's order within a paper
  std::vector<experiment::Figure> figures = {};
  std::vector<ReportTrajectory> trajectories = {};
  std::vector<ReportCompressor> compressors = {};
};

/// Schema "lemmata/report/1" (reports/model/report.schema.json), keys in a fixed order, objects by lines, lists of numbers on one line, a
/// line feed at the end. What is not finite is null.
std::string to_json(const ReportModel& model);
/// Unknown fields are ignored, absent ones keep their defaults. Throws BadInput for what is no JSON, another schema, a field of another
/// type, or a verdict that is none; the message names the field.
ReportModel from_json(const std::string& text);

}  // namespace lemmata::reports
