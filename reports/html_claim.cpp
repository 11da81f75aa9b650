#include <algorithm>

#include "reports/html.hpp"
#include "reports/math.hpp"
#include "reports/svg.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

std::string ratio(const std::optional<double>& value) { return value ? readable(*value) : std::string("\xE2\x80\x93"); }

/// The part of the bound that was reached, as a mark beside the number.
std::string ratio_mark(const std::optional<double>& value) {
  if (!value || !(*value >= 0)) return "";
  return "<span class=\"ratio\" aria-hidden=\"true\"><i style=\"width:" + fixed(std::min(*value, 1.0) * 100, 1) + "%\"></i></span>";
}

std::string formula(const char* heading, const std::string& latex) {
  if (latex.empty()) return "";
  return std::string("<h4>") + heading + "</h4>\n<div class=\"formula\">" + math_html(latex) + "</div>\n";
}

std::string facts(const ReportClaim& c) {
  std::string out = "<dl>";
  const auto fact = [&](const char* name, const std::string& html) {
    if (!html.empty()) out += std::string("<dt>") + name + "</dt><dd>" + html + "</dd>";
  };
  fact("Source", escape(c.where));
  fact("Kind", escape(c.kind));
  fact("Verdict", verdict_html(c.verdict));
  fact("Of record", c.recorded.empty() || (c.recorded == c.verdict && c.agrees) ? "" : escape(c.recorded));
  fact(c.verdict == "undecided" || c.verdict == "not-executable" ? "Why" : "Remark", prose_html(c.why));
  fact("Evidence", escape(c.evidence));
  fact("Method", escape(c.method));
  fact("Relation", escape(c.relation));
  fact("Sharpness", c.sharpness ? readable(*c.sharpness, 7) : "");
  if (c.cases > 0) fact("Cases", readable(c.admitted) + " of " + readable(c.cases) + " met the hypotheses");
  return out + "</dl>\n";
}

std::string tried(const ReportClaim& c) {
  if (c.tried.empty()) return "";
  std::string out =
      "<div class=\"across\"><h4>What was tried</h4>\n<table class=\"small cards\"><thead><tr><th scope=\"col\">Method</th><th "
      "scope=\"col\" class=\"number\">Cases</th>"
      "<th scope=\"col\" class=\"number\">Admitted</th><th scope=\"col\" class=\"number\">Best ratio</th><th "
      "scope=\"col\">Stopped</th></tr></thead><tbody>\n";
  for (const auto& a : c.tried) {
    out += "<tr><td>" + escape(a.method) + "</td><td class=\"number\" data-label=\"cases\">" + readable(a.cases) +
           "</td><td class=\"number\" data-label=\"admitted\">" + readable(a.admitted) +
           "</td><td class=\"number\" data-label=\"best ratio\">" + ratio(a.best_ratio) + "</td><td>" + escape(a.stopped) + "</td></tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string witness(const ReportClaim& c) {
  if (!c.witness && c.replay.empty()) return "";
  std::string out = "<div class=\"across\">";
  if (c.witness) {
    out += std::string("<h4>") +
           (c.verdict == "refuted"    ? "The instance that breaks it"
            : c.verdict == "survived" ? "The nearest instance"
                                      : "Witness") +
           "</h4>\n";
    out += "<table class=\"small values\"><tbody>\n";
    const auto line = [&](const std::string& name, const std::string& value) {
      out += "<tr><th scope=\"row\">" + escape(name) + "</th><td>" + escape(value) + "</td></tr>\n";
    };
    for (const auto& d : c.witness->draws) line(d.name, d.value);
    if (!c.witness->relation.empty()) line("relation", c.witness->relation);
    if (!c.witness->lhs.empty()) line("left", c.witness->lhs);
    if (!c.witness->rhs.empty()) line("right", c.witness->rhs);
    out += "</tbody></table>\n";
  }
  if (!c.witness) out += "<h4>Replay</h4>\n";
  return out + replay_html(c) + "</div>\n";
}

std::string readings(const ReportClaim& c) {
  if (c.readings.empty()) return "";
  std::string out =
      "<div class=\"across\"><h4>Readings of what the text leaves open</h4>\n<table class=\"small cards\"><thead><tr><th "
      "scope=\"col\">Reading</th>"
      "<th scope=\"col\">Verdict</th><th scope=\"col\" class=\"number\">Sharpness</th><th "
      "scope=\"col\">Evidence</th></tr></thead><tbody>\n";
  for (const auto& r : c.readings) {
    const std::string said = r.evidence.empty() ? prose_html(r.why) : escape(r.evidence) + (r.why.empty() ? "" : ". " + prose_html(r.why));
    out += "<tr id=\"" + escape(anchor(r.id)) + "\"><td class=\"id\">" + escape(r.id) + "</td><td>" + verdict_html(r.verdict) +
           "</td><td class=\"number\" data-label=\"sharpness\">" + ratio(r.sharpness) + "</td><td>" + said + "</td></tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string figure(const ReportClaim& c) {
  const std::string chart = line_chart(c.curve, c.id);
  if (chart.empty()) return "";
  return "<div class=\"across\"><h4>Bound against the largest left-hand side found</h4>\n<figure>" + chart +
         "<figcaption>Each point is the worst instance that a search at this " + escape(c.curve.parameter) +
         " found: a lower estimate of the worst case, not the worst case.</figcaption></figure></div>\n";
}

}  // namespace

std::string replay_html(const ReportClaim& c) {
  return c.replay.empty() ? "" : "<pre aria-label=\"command that replays the evidence\">" + escape(c.replay) + "</pre>\n";
}

std::string claim_html(const ReportClaim& c) {
  const std::string name = escape(anchor(c.id));
  std::string out = "<tbody class=\"claim\" id=\"" + name + "\" data-paper=\"" + escape(c.paper) + "\" data-verdict=\"" +
                    escape(c.verdict) + "\" data-kind=\"" + escape(c.kind) + "\" data-differs=\"" + (c.agrees ? "no" : "yes") + "\">\n";
  out += "<tr><th scope=\"row\" class=\"id\"><a href=\"#" + name + "\">" + escape(c.id) + "</a></th><td>" + escape(c.where) + "</td><td>" +
         verdict_html(c.verdict) + (c.agrees ? "" : " <span class=\"differs\">differs from the record</span>") +
         "</td><td class=\"number\" data-label=\"sharpness\">" + (c.sharpness ? ratio(c.sharpness) + ratio_mark(c.sharpness) : "") +
         "</td><td class=\"number\" data-label=\"cases\">" + (c.admitted > 0 ? readable(c.admitted) : "") + "</td></tr>\n";
  out += "<tr><td class=\"more\" colspan=\"5\"><details><summary>" + prose_html(c.title.empty() ? c.id : c.title) +
         "</summary>\n<div class=\"detail\">\n";
  out += "<div>" + formula("Statement", c.statement) + formula("Hypotheses", c.hypotheses) +
         (c.note.empty() ? "" : "<h4>Note</h4>\n<p class=\"prose\">" + prose_html(c.note) + "</p>\n") + "</div>\n";
  out += "<div>" + facts(c) + "</div>\n";
  return out + tried(c) + witness(c) + readings(c) + figure(c) + "</div>\n</details></td></tr>\n</tbody>\n";
}

}  // namespace lemmata::reports
