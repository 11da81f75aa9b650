#include "reports/model.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "lib/num/error.hpp"
#include "tests/reports/fabricated.hpp"

using namespace lemmata::reports;

TEST_CASE("a report read back and written again is the same bytes") {
  const std::string text = to_json(fabricated_model());
  CHECK(to_json(from_json(text)) == text);
}

TEST_CASE("the document begins with its schema") { CHECK(to_json({}).rfind("{\n  \"schema\": \"lemmata/report/1\"", 0) == 0); }

TEST_CASE("what is not finite is null, and reads back as no number") {
  ReportModel model = fabricated_model();
  model.claims[0].sharpness = HUGE_VAL;
  model.claims[1].sharpness.reset();
  model.claims[0].curve.points = {{1, -HUGE_VAL, std::nan(""), HUGE_VAL, 0.5}};
  model.trajectories[0].paths[0].x = {1, HUGE_VAL};
  const std::string text = to_json(model);
  CHECK(text.find("\"inf\"") == std::string::npos);
  CHECK(text.find(": inf") == std::string::npos);
  const ReportModel back = from_json(text);
  CHECK_FALSE(back.claims[0].sharpness.has_value());
  CHECK_FALSE(back.claims[1].sharpness.has_value());
  const ReportCurvePoint& point = back.claims[0].curve.points[0];
  CHECK((std::isnan(point.lhs) && std::isnan(point.rhs) && !point.exact && point.mean == 0.5 && !point.lower));
  CHECK(std::isnan(back.trajectories[0].paths[0].x[1]));
}

TEST_CASE("figures, trajectories and compressors survive") {
  const ReportModel model = fabricated_model(), back = from_json(to_json(model));
  CHECK(back.figures.at(0).panels.at(0).series.at(0).upper == model.figures[0].panels[0].series[0].upper);
  CHECK(back.trajectories.at(0).z == model.trajectories[0].z);
  CHECK(back.trajectories.at(0).paths.at(0).y == model.trajectories[0].paths[0].y);
  const auto& row = back.compressors.at(0).constants.at(0).rows.at(1);
  CHECK((row.d == 2 && row.published == 0.5 && !row.sharp && row.measured == 0.5));
}

TEST_CASE("bytes that are no UTF-8 do not stop the writer") {
  ReportModel model;
  model.title = "\xff";
  CHECK(from_json(to_json(model)).title == "\xEF\xBF\xBD");
}

TEST_CASE("unknown fields are ignored") { CHECK(from_json(R"({"schema":"lemmata/report/1","later":[1]})").claims.empty()); }

TEST_CASE("a broken document is refused with the field's name") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(from_json("{"), Contains("not JSON"));
  CHECK_THROWS_WITH(from_json("[]"), Contains("the document must be an object"));
  CHECK_THROWS_WITH(from_json(R"({"schema":"lemmata/report/2"})"), Contains("lemmata/report/2"));
  CHECK_THROWS_WITH(from_json(R"({"schema":"lemmata/report/1","seed":-1})"), Contains("'seed'"));
  CHECK_THROWS_WITH(from_json(R"({"schema":"lemmata/report/1","claims":[{"verdict":"true"}]})"), Contains("'claims[0].verdict'"));
  CHECK_THROWS_WITH(from_json(R"({"schema":"lemmata/report/1","claims":[{"verdict":"proved","tried":[{"cases":"1"}]}]})"),
                    Contains("'claims[0].tried[0].cases'"));
  CHECK_THROWS_AS(from_json(R"({"schema":"lemmata/report/1","claims":[{"id":"ef.x"}]})"), lemmata::BadInput);
}
