#include "reports/html.hpp"

#include <algorithm>

#include "reports/math.hpp"
#include "reports/page.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

bool has(const ReportModel& model, std::string_view verdict) {
  return std::any_of(model.claims.begin(), model.claims.end(), [&](const auto& c) { return c.verdict == verdict; });
}

std::string header(const ReportModel& model) {
  std::string out = "<header>\n<h1>" + escape(model.title) + "</h1>\n";
  out +=
      "<p class=\"lead\">Every claim that has something to compute was attacked: instances that meet its hypotheses were searched for one "
      "that "
      "breaks its conclusion, and proofs over the whole domain were tried. Proofs and refutations rest on exact arithmetic, on enclosures "
      "or on a "
      "confidence bound free of distributions, and can be replayed; <em>survived</em> says only that no violation was found.</p>\n";
  out += "<p class=\"made\">" + escape(model.generated_by) + ". Seed " + std::to_string(model.seed);
  if (!model.effort.empty()) out += ", effort " + escape(model.effort);
  out += ".</p>\n<nav aria-label=\"parts of the report\"><a href=\"#summary\">Verdicts</a>";
  if (has(model, "refuted")) out += "<a href=\"#findings\">Refuted</a>";
  out += "<a href=\"#ledger\">The ledger</a>";
  if (has(model, "undecided")) out += "<a href=\"#undecided\">Undecided</a>";
  return out + "</nav>\n</header>\n";
}

std::string filter_form(const ReportModel& model) {
  std::vector<std::string> kinds;
  for (const auto& c : model.claims)
    if (std::find(kinds.begin(), kinds.end(), c.kind) == kinds.end()) kinds.push_back(c.kind);
  std::sort(kinds.begin(), kinds.end());
  const auto choice = [](const std::string& name, const std::string& label, const auto& values) {
    std::string out = "<label>" + label + "<select name=\"" + name + "\"><option value=\"\">all</option>";
    for (const auto& v : values) out += "<option>" + escape(v) + "</option>";
    return out + "</select></label>\n";
  };
  return "<form class=\"filter\" hidden>\n<label class=\"wide\">Search<input type=\"search\" name=\"text\" "
         "autocomplete=\"off\"></label>\n" +
         choice("paper", "Paper", papers_of(model)) + choice("verdict", "Verdict", verdicts) + choice("kind", "Kind", kinds) +
         "<label class=\"check\"><input type=\"checkbox\" name=\"differs\"> differs from the record</label>\n"
         "<button type=\"button\" class=\"open-all\">Open all</button><button type=\"button\" class=\"close-all\">Close all</button>"
         "<button type=\"reset\">Clear</button>\n<output aria-live=\"polite\"></output>\n</form>\n";
}

std::string ledger(const ReportModel& model) {
  std::string out = "<section aria-labelledby=\"ledger\">\n<h2 id=\"ledger\">The ledger</h2>\n" + filter_form(model);
  out +=
      "<table class=\"ledger\">\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Source</th><th scope=\"col\">Verdict</th>"
      "<th scope=\"col\" class=\"number\">Sharpness</th><th scope=\"col\" class=\"number\">Cases</th></tr></thead>\n";
  for (const std::string& paper : papers_of(model)) {
    out += "<tbody class=\"paper\" data-paper=\"" + escape(paper) + "\"><tr><th colspan=\"5\" scope=\"rowgroup\">" +
           paper_title(model, paper) + "</th></tr></tbody>\n";
    for (const auto& c : model.claims)
      if (c.paper == paper) out += claim_html(c);
  }
  return out +
         "</table>\n<p id=\"none\" hidden>No claim fits the filter.</p>\n"
         "<p class=\"muted small\">Sharpness is the largest ratio of left-hand side to bound that was reached: 1 means that the bound is "
         "attained, more "
         "that it is broken. Cases are the instances that met the hypotheses.</p>\n</section>\n";
}

std::string undecided(const ReportModel& model) {
  std::string rows;
  for (const std::string& paper : papers_of(model)) {
    for (const auto& c : model.claims) {
      if (c.verdict != "undecided" || c.paper != paper) continue;
      rows += "<div><dt class=\"id\"><a href=\"#" + escape(anchor(c.id)) + "\">" + escape(c.id) + "</a></dt><dd>" +
              (c.why.empty() ? "No reason was kept." : prose_html(c.why)) + "</dd></div>\n";
    }
  }
  if (rows.empty()) return "";
  return "<section aria-labelledby=\"undecided\">\n<h2 id=\"undecided\">Undecided, and why</h2>\n<dl class=\"reasons\">\n" + rows +
         "</dl>\n</section>\n";
}

}  // namespace

std::vector<std::string> papers_of(const ReportModel& model) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& id) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  const auto has_claims = [&](const std::string& id) {
    return std::any_of(model.claims.begin(), model.claims.end(), [&](const auto& c) { return c.paper == id; });
  };
  for (const auto& p : model.papers)
    if (has_claims(p.id)) add(p.id);
  for (const auto& c : model.claims) add(c.paper);
  return out;
}

std::string paper_title(const ReportModel& model, std::string_view paper) {
  const auto at = std::find_if(model.papers.begin(), model.papers.end(), [&](const auto& p) { return p.id == paper; });
  if (at == model.papers.end() || at->title.empty()) return escape(paper);
  return escape(at->title) + (at->source.empty() ? "" : " <span class=\"muted\">" + escape(at->source) + "</span>");
}

std::string verdict_html(std::string_view verdict) {
  return "<span class=\"verdict " + escape(verdict) + "\">" + escape(verdict) + "</span>";
}

std::string to_html(const ReportModel& model) {
  return page(model.title,
              header(model) + "<main>\n" + summary_html(model) + findings_html(model) + ledger(model) + undecided(model) + "</main>\n");
}

}  // namespace lemmata::reports
