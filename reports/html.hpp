#pragma once
#include <string>

#include "reports/model.hpp"

namespace lemmata::reports {

/// The report as one HTML file: a function of the model alone. It requests nothing, works from file:// and without JavaScript.
std::string to_html(const ReportModel& model);

// Parts of the page.
std::string verdict_html(std::string_view verdict);
std::string summary_html(const ReportModel& model);
std::string findings_html(const ReportModel& model);
/// One claim: a <tbody> of the ledger, its id the anchor.
std::string claim_html(const ReportClaim& claim);
/// "replay" of a claim, "" where there is none.
std::string replay_html(const ReportClaim& claim);
std::string paper_title(const ReportModel& model, std::string_view paper);
/// The papers of the model, then those that only claims name, in the order of first mention.
std::vector<std::string> papers_of(const ReportModel& model);

}  // namespace lemmata::reports
