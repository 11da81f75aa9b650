#include "reports/check_page.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "reports/check_figures.hpp"

#include "tests/reports/count.hpp"

using namespace lemmata::reports;

namespace {

using ExampleJson = nlohmann::ordered_json;

/// Tests run from the root of the checkout.
ExampleJson check_example() {
  std::ifstream file("reports/model/examples/check.json");
  REQUIRE(file);
  return ExampleJson::parse(file);
}

void poison(ExampleJson& value, const std::string& text) {
  if (value.is_string() && value != "lemmata/check/1") value = text;
  if (value.is_structured())
    for (auto& inner : value) poison(inner, text);
}

}  // namespace

TEST_CASE("the same check gives the same page, with a row a property and a row a theorem") {
  const ExampleJson example = check_example();
  const std::string html = check_page(example.dump());
  CHECK(html == check_page(example.dump()));
  CHECK(count(html, "<td class=\"id\"") == example["properties"].size() + example["applies"].size());
  CHECK(count(html, "ef.lem3") == 1);
  CHECK(count(html, "saddle.thm3.4") == 1);
}

TEST_CASE("a violation stands apart with its input as bars and the line that shows it again") {
  const std::string html = check_page(check_example().dump());
  CHECK(count(html, "<article class=\"finding\"") == 1);
  CHECK(count(html, "figure-violation-linear-title") == 2);
  CHECK(count(html, "lemmata check mine.py:compress --at &#39;[1,0,0]&#39; --at &#39;[0,1,0]&#39;") == 1);
}

TEST_CASE("what happens at the ends of the double range stands apart from the verdicts") {
  const std::string html = check_page(check_example().dump());
  const std::size_t table = html.find("</tbody>");
  CHECK(html.find("C(x) has entries that are not finite") > html.find("id=\"ends\""));
  CHECK(html.find("id=\"ends\"") > table);
}

TEST_CASE("the page of a check requests nothing") {
  const std::string html = check_page(check_example().dump());
  for (const char* part : {"http://", "https://", " src=", "@import", "url("}) CHECK(count(html, part) == 0);
  CHECK(count(html, "default-src 'none'") == 1);
}

TEST_CASE("no text of a check becomes markup") {
  const std::string plain = check_page(check_example().dump());
  for (const std::string text : {"<script>alert(1)</script>", "\"><img onerror=x>", "</svg><b>", "$<b>$"}) {
    ExampleJson example = check_example();
    poison(example, text);
    const std::string html = check_page(example.dump());
    CAPTURE(text);
    for (const char* tag : {"<script", "<img", "<b>"}) CHECK(count(html, tag) == count(plain, tag));
  }
}

TEST_CASE("a document with fields missing is still a page, another document is none") {
  CHECK(count(check_page(R"({"schema": "lemmata/check/1"})"), "<h2 id=\"properties\">") == 1);
  CHECK(count(check_page(R"({"schema": "lemmata/check/1", "properties": [7, {"by_dim": {}}], "applies": null})"), "</html>") == 1);
  for (const char* text : {"", "{", "[]", "7", R"({"schema": "lemmata/check/2"})"}) CHECK_THROWS_AS(check_page(text), lemmata::BadInput);
}

TEST_CASE("a constant is drawn against the dimension, and not where there is none") {
  CHECK(constant_figure({}, "delta", "a").empty());
  CHECK(count(constant_figure({{1, 1}, {1000, 0.001}}, "delta", "a"), "<circle") == 2);
}

TEST_CASE("a histogram counts every value that has a place") {
  CHECK(histogram({}, {}, "ratio", "a").empty());
  const std::string svg = histogram({0, 0.5, 0.5, 0.75}, 0.75, "ratio", "a");
  CHECK(count(svg, "<rect") == 3);
  CHECK(count(svg, "4 values from 0 to 0.75.") == 1);
  CHECK(count(svg, "class=\"bound\"") == 1);
  CHECK(count(histogram({0, 1e-200, 1e200}, {}, "ratio", "a"), "Not drawn, as they have no place on a logarithmic axis: 1.") == 1);
}

TEST_CASE("a vector has a bar for each entry up to 88, then one for each group of neighbours") {
  CHECK(count(bars({1, -2, 0}, "a"), "<rect") == 3);
  CHECK(count(bars(std::vector<double>(1000, 1.0), "a"), "<rect") == 84);
  CHECK(count(bars({0, 0}, "a"), "nan") == 0);
}
