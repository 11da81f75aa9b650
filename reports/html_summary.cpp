#include <algorithm>
#include <array>
#include <iterator>

#include "reports/html.hpp"
#include "reports/math.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

using Counts = std::array<std::size_t, std::size(verdicts)>;

/// Of one paper, or of all for "".
Counts count(const ReportModel& model, std::string_view paper) {
  Counts counts{};
  for (const auto& c : model.claims) {
    if (!paper.empty() && c.paper != paper) continue;
    const auto* at = std::find(std::begin(verdicts), std::end(verdicts), c.verdict);
    if (at != std::end(verdicts)) ++counts[static_cast<std::size_t>(at - std::begin(verdicts))];
  }
  return counts;
}

std::size_t sum(const Counts& counts) {
  std::size_t total = 0;
  for (const std::size_t n : counts) total += n;
  return total;
}

/// Decoration: the counts stand beside it.
std::string stack(const Counts& counts) {
  std::string out = "<div class=\"bar\" aria-hidden=\"true\">";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    out += "<span class=\"" + std::string(verdicts[i]) + "\" style=\"flex-grow:" + std::to_string(counts[i]) + "\"></span>";
  }
  return out + "</div>";
}

std::string summary_row(const std::string& heading, std::string_view paper, const Counts& counts) {
  std::string out = "<tr><th scope=\"row\">" + heading + "</th>";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string verdict(verdicts[i]);
    out += "<td class=\"number" + std::string(counts[i] == 0 ? " zero" : "") + "\" data-label=\"" + verdict + "\">";
    if (counts[i] == 0) {
      out += "<span class=\"muted\">0</span></td>";
    } else {
      out +=
          "<a href=\"#ledger\" data-verdict=\"" + verdict + "\" data-paper=\"" + escape(paper) + "\">" + readable(counts[i]) + "</a></td>";
    }
  }
  return out + "<td class=\"number\" data-label=\"claims\">" + readable(sum(counts)) + "</td><td class=\"stack\">" + stack(counts) +
         "</td></tr>\n";
}

std::string finding(const ReportModel& model, const ReportClaim& c) {
  const std::string link = "<a href=\"#" + escape(anchor(c.id)) + "\">";
  std::string out = "<article class=\"finding\">\n<div><p class=\"id\">" + link + escape(c.id) + "</a></p><p class=\"where\">" +
                    escape(c.where) + (c.kind.empty() ? "" : " (" + escape(c.kind) + ")") + "</p></div>\n<div><h3>" + prose_html(c.title) +
                    "</h3>\n";
  if (!c.statement.empty()) out += "<div class=\"formula\" role=\"group\" aria-label=\"statement\">" + math_html(c.statement) + "</div>\n";
  if (!c.evidence.empty()) out += "<p>" + escape(c.evidence) + "</p>\n";
  if (c.witness && !(c.witness->lhs.empty() && c.witness->rhs.empty()))
    out += "<p class=\"small\">Left-hand side <code>" + escape(c.witness->lhs) + "</code>, right-hand side <code>" +
           escape(c.witness->rhs) + "</code></p>\n";
  if (!c.replay.empty()) out += "<p class=\"small\">Replay with <code>" + escape(c.replay) + "</code></p>\n";
  const std::string repaired = c.id + "/repaired";
  for (const auto& other : model.claims) {
    if (other.id.compare(0, repaired.size(), repaired) != 0) continue;
    out += "<p class=\"small\">Repaired form: <a class=\"id\" href=\"#" + escape(anchor(other.id)) + "\">" + escape(other.id) + "</a> " +
           verdict_html(other.verdict) + "</p>\n";
  }
  return out + "</div>\n</article>\n";
}

}  // namespace

std::string summary_html(const ReportModel& model) {
  std::string out =
      "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Verdicts</h2>\n<table class=\"summary\">\n<thead><tr><th "
      "scope=\"col\">Paper</th>";
  for (const auto verdict : verdicts) out += "<th scope=\"col\" class=\"number\">" + verdict_html(verdict) + "</th>";
  out += "<th scope=\"col\" class=\"number\">claims</th><td></td></tr></thead>\n<tbody>\n";
  for (const std::string& paper : papers_of(model)) out += summary_row(paper_title(model, paper), paper, count(model, paper));
  out += "</tbody>\n<tfoot>" + summary_row("All", "", count(model, "")) + "</tfoot>\n</table>\n";
  const auto differing = std::count_if(model.claims.begin(), model.claims.end(), [](const auto& c) { return !c.agrees; });
  if (differing > 0) {
    out += "<p><span class=\"differs\">" + readable(static_cast<std::size_t>(differing)) +
           (differing == 1 ? " claim differs" : " claims differ") + "</span> from the verdict of record.</p>\n";
  }
  return out + "</section>\n";
}

std::string findings_html(const ReportModel& model) {
  std::string out;
  std::size_t refuted = 0;
  for (const std::string& paper : papers_of(model)) {
    for (const auto& c : model.claims) {
      if (c.paper != paper || c.verdict != "refuted") continue;
      out += finding(model, c);
      ++refuted;
    }
  }
  if (refuted == 0) return "";
  const std::string heading = readable(refuted) + (refuted == 1 ? " claim is refuted" : " claims are refuted");
  return "<section class=\"findings\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">" + heading +
         "</h2>\n<p>For each an instance meets the hypotheses as printed and breaks the conclusion, certified or at the confidence its "
         "evidence "
         "names. A refuted step of a proof does not by itself refute what the proof is for.</p>\n" +
         out + "</section>\n";
}

}  // namespace lemmata::reports
