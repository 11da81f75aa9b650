#include "reports/figure.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "lib/num/error.hpp"
#include "reports/figure_svg.hpp"
#include "tests/reports/count.hpp"

using namespace lemmata;
using namespace lemmata::reports;
using namespace lemmata::experiment;

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

Figure small_figure() {
  Figure figure{
      .id = "ssd.fig0", .where = "Figure 0", .title = "a <title> & more", .caption = "c", .scale = "s", .seed = 7, .effort = "quick"};
  figure.generated_by = "lemmata";
  figure.parameters = {{"gamma", "0.1", "printed"}};
  figure.observations = {{"seen-it", "it is \"so\"", true, "1 > 0"}, {"not", "it is not", false, ""}};
  Panel lines{.name = "lines", .title = "lines", .x = {.label = "t", .from = 0, .to = 4}, .y = {.label = "f", .logarithmic = true}};
  lines.series = {{.name = "a",
                   .x = {0, 1, 2, 3, 4},
                   .mean = {10, 5, no_value, 0, 1e-3},
                   .lower = {5, -1, no_value, 0, 0},
                   .upper = {20, 11, no_value, 0, 1},
                   .band = "band",
                   .colour = 2,
                   .dashed = true},
                  {.name = "b, too", .x = {0, 4}, .mean = {1, std::numeric_limits<double>::infinity()}}};
  lines.marks = {{.at = 0.5, .label = "half"}};
  Panel bars{.name = "bars", .row = 1, .column = 1, .form = Form::bars, .x = {.label = "v"}, .y = {.label = "share"}};
  bars.series = {{.x = {0.25, 0.75}, .mean = {0.4, 0.6}}};
  bars.marks = {{.vertical = true, .at = 0.5, .label = "1/2"}};
  figure.panels = {lines, bars};
  return figure;
}

}  // namespace

TEST_CASE("a figure survives JSON to the byte, with values that are no numbers") {
  const std::string text = figure_json(small_figure());
  const Figure back = figure_from_json(text);
  CHECK(figure_json(back) == text);
  CHECK(std::isnan(back.panels[0].series[0].mean[2]));
  CHECK(std::isinf(back.panels[0].series[1].mean[1]));
  CHECK(back.panels[0].x.to == 4);
  CHECK(text.find("{\n  \"schema\": \"lemmata/figure/1\"") == 0);
  CHECK(count(text, "\"mean\": [10.0,5.0,null,0.0,0.001]") == 1);
}

TEST_CASE("what is no figure is refused") {
  for (const char* text :
       {"", "[]", "{}", R"({"schema": "lemmata/report/1"})", R"({"schema": "lemmata/figure/1", "id": 3})",
        R"({"schema": "lemmata/figure/1", "panels": [{"form": "pie"}]})", R"({"schema": "lemmata/figure/1", "panels": 3})",
        R"({"schema": "lemmata/figure/1", "panels": [{"series": [{"x": [1], "mean": []}]}]})",
        R"({"schema": "lemmata/figure/1", "panels": [{"series": [{"x": ["one"], "mean": [1]}]}]})"})
    CHECK_THROWS_AS(figure_from_json(text), BadInput);
  CHECK_NOTHROW(figure_from_json(R"({"schema": "lemmata/figure/1", "later": 1})"));
}

TEST_CASE("the CSV has a line for every point") {
  const std::string csv = figure_csv(small_figure());
  CHECK(csv.find("panel,series,x,mean,lower,upper\nlines,a,0,10,5,20\nlines,a,1,5,-1,11\nlines,a,2,,,\n") == 0);
  CHECK(count(csv, "lines,\"b, too\",4,inf,,\n") == 1);
  CHECK(count(csv, "\n") == 1 + 5 + 2 + 2);
}

TEST_CASE("a panel has its bands, lines, marks and legend; a line breaks where there is no value") {
  const Figure figure = small_figure();
  const std::string svg = panel_file(figure, figure.panels[0]);
  CHECK(count(svg, "<path class=\"band s2 dashed\"") == 1);
  CHECK(count(svg, "<path class=\"line s2 dashed\"") == 1);
  const std::size_t line = svg.find("<path class=\"line s2 dashed\""), end = svg.find('>', line);
  CHECK(count(svg.substr(line, end - line), "M") == 2);
  CHECK(count(svg, "class=\"mark\"") == 1);
  CHECK(count(svg, ">b, too<") == 2);  // the legend, and the line's own title
  for (const char* wrong : {"nan", "inf,", "-inf"}) CHECK(count(svg, wrong) == 0);
}

TEST_CASE("bars stand for shares, with a mark between them") {
  const Figure figure = small_figure();
  const std::string svg = panel_file(figure, figure.panels[1]);
  CHECK(count(svg, "<rect class=\"bar s0\"") == 2);
  CHECK(count(svg, "class=\"mark\"") == 1);
}

TEST_CASE("a file stands alone: it has a name, a description and every panel") {
  const Figure figure = small_figure();
  const std::string all = figure_file(figure), one = panel_file(figure, figure.panels[1]);
  CHECK(all.find("<?xml") == 0);
  CHECK(count(all, "<g transform=") == 2);
  CHECK(count(all, "a &lt;title&gt; &amp; more") >= 1);
  CHECK(count(all, "class=\"band") == 1);
  for (const std::string& file : {all, one}) {
    CHECK(count(file, "xmlns=\"http://www.w3.org/2000/svg\"") == 1);
    CHECK(count(file, "<desc") == 1);
    CHECK(count(file, "href") == 0);
  }
}

TEST_CASE("a figure without points is an empty frame, not a failure") {
  Figure figure{.id = "x", .title = "t"};
  figure.panels = {{.name = "empty"}, {.name = "unnamed", .column = 1, .form = Form::bars, .series = {{.x = {}, .mean = {}}}}};
  CHECK(figure_file(figure).find("</svg>") != std::string::npos);
}
