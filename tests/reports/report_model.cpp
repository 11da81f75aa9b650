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

TEST_CASE("infinities and missing numbers survive") {
  ReportModel model = fabricated_model();
  model.claims[0].sharpness = HUGE_VAL;
  model.claims[1].sharpness.reset();
  model.claims[0].curve.points = {{1, -HUGE_VAL, std::nan("")}};
  const ReportModel back = from_json(to_json(model));
  CHECK(back.claims[0].sharpness == HUGE_VAL);
  CHECK_FALSE(back.claims[1].sharpness.has_value());
  CHECK(back.claims[0].curve.points[0].lhs == -HUGE_VAL);
  CHECK(std::isnan(back.claims[0].curve.points[0].rhs));
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
