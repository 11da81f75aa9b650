#include "reports/html.hpp"

#include <catch2/catch.hpp>
#include <regex>

#include "reports/text.hpp"
#include "tests/reports/fabricated.hpp"

#include "tests/reports/count.hpp"

using namespace lemmata::reports;

namespace {

/// Every text of the model is hostile.
ReportModel hostile(const std::string& text) {
  ReportModel m = fabricated_model();
  ReportClaim c = fabricated_refuted();
  for (std::string* field : {&c.id,
                             &c.paper,
                             &c.kind,
                             &c.title,
                             &c.where,
                             &c.hypotheses,
                             &c.statement,
                             &c.note,
                             &c.recorded,
                             &c.why,
                             &c.relation,
                             &c.evidence,
                             &c.method,
                             &c.replay,
                             &c.tried[0].method,
                             &c.tried[0].stopped,
                             &c.witness->draws[0].name,
                             &c.witness->draws[0].value,
                             &c.witness->relation,
                             &c.witness->lhs,
                             &c.witness->rhs,
                             &c.curve.parameter,
                             &m.title,
                             &m.generated_by,
                             &m.effort,
                             &m.papers[0].title,
                             &m.papers[0].source})
    *field = text;
  c.readings = {{text, "survived", text, text, 1}};
  m.claims.push_back(c);
  c.verdict = "undecided";
  m.claims.push_back(c);
  return m;
}

}  // namespace

TEST_CASE("the same model gives the same page") { CHECK(to_html(fabricated_model()) == to_html(fabricated_model())); }

TEST_CASE("the page says the same after a trip through JSON") {
  CHECK(to_html(from_json(to_json(fabricated_model()))) == to_html(fabricated_model()));
}

TEST_CASE("every claim has one anchor, with / as ~") {
  const ReportModel model = fabricated_model();
  const std::string html = to_html(model);
  for (const auto& c : model.claims) CHECK(count(html, "id=\"" + anchor(c.id) + "\"") == 1);
  CHECK(count(html, "id=\"ef.thm4~repaired\"") == 1);
  CHECK(count(html, "<tbody class=\"claim\"") == model.claims.size());
}

TEST_CASE("every link of the page leads to one of its anchors") {
  const std::string html = to_html(fabricated_model());
  const std::regex link("href=\"#([^\"]*)\"");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), link); at != std::sregex_iterator(); ++at)
    CHECK(count(html, "id=\"" + (*at)[1].str() + "\"") == 1);
}

TEST_CASE("the page requests nothing") {
  const std::string html = to_html(fabricated_model());
  CHECK(count(html, "http://") == 0);
  CHECK(count(html, "https://") == 0);
  CHECK(count(html, " src=") == 0);
  CHECK(count(html, "@import") == 0);
  CHECK(count(html, "url(") == 0);
  CHECK(count(html, "default-src 'none'") == 1);
}

TEST_CASE("no text of the model becomes markup") {
  for (const std::string text : {"<script>alert(1)</script>", "\"><img onerror=x>", "'><b>", "</script><b>", "&lt;b&gt;", "$<b>$"}) {
    CAPTURE(text);
    const std::string html = to_html(hostile(text));
    const std::string plain = to_html(fabricated_model());
    for (const char* tag : {"<script", "<img", "<b>", "</script"}) CHECK(count(html, tag) == count(plain, tag));
    CHECK(count(html, "<b>") == 0);
    CHECK((text != "&lt;b&gt;" || count(html, "&amp;lt;b") > 0));
  }
}

TEST_CASE("refuted claims stand first, undecided ones at the end with their reasons") {
  const std::string html = to_html(fabricated_model());
  const std::size_t findings = html.find("<h2 id=\"findings\"");
  const std::size_t ledger = html.find("<h2 id=\"ledger\"");
  const std::size_t undecided = html.find("<h2 id=\"undecided\"");
  REQUIRE(undecided != std::string::npos);
  CHECK(findings < ledger);
  CHECK(ledger < undecided);
  CHECK(html.find("depends on the reading", undecided) != std::string::npos);
  const std::string first = html.substr(findings, ledger - findings);
  CHECK(count(first, "<article") == count(html, "data-verdict=\"refuted\" data-kind"));
  CHECK(count(first, "lemmata replay ef.thm4") == 1);
  CHECK(count(first, "ef.thm4~repaired") == 1);
}

TEST_CASE("a report without refuted or undecided claims has neither section, and an empty one is still a page") {
  ReportModel model;
  CHECK(count(to_html(model), "<h2 id=\"findings\"") == 0);
  model.claims = {fabricated_claim("ef.lem3", "lemma", "t", "Lemma 3", "proved")};
  const std::string html = to_html(model);
  CHECK(count(html, "id=\"findings\"") + count(html, "id=\"undecided\"") == 0);
  CHECK(count(html, "id=\"ef.lem3\"") == 1);
}

TEST_CASE("the counts of the summary add up to the claims") {
  const ReportModel model = fabricated_model();
  const std::string html = summary_html(model);
  CHECK(count(html, "data-label=\"claims\">" + std::to_string(model.claims.size()) + "<") == 1);
}

TEST_CASE("without JavaScript the filter is hidden and every claim is shown") {
  const std::string html = to_html(fabricated_model());
  CHECK(count(html, "<form class=\"filter\" hidden>") == 1);
  CHECK(count(html, "<tbody class=\"claim\" hidden") == 0);
}
