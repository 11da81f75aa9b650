#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/fraction_value.hpp"
#include "lib/worst_case/model.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

namespace lemmata {
namespace hostile_worst_case_test {

using nlohmann::json;

std::string refusal(const std::string& certificate) {
  try {
    worst_case::verify(certificate);
  } catch (const BadInput& refused) { return refused.what(); }
  return "";
}
json good() { return json::parse(tests::answer_of(tests::gradient_descent(1)).certificate); }

TEST_CASE("a certificate that gives a key twice says two things, and is refused") {
  std::string text = good().dump();
  CHECK(refusal(text).empty());
  const std::string bound = R"("bound":")";
  text.insert(text.find(bound), bound + "1/1000\",");
  CHECK(refusal(text) == "the key 'bound' is given twice");
}

TEST_CASE("a certificate is refused before it costs memory or time") {
  json wide = good();  // a list of rows that is no triangle: its square would take gigabytes
  wide["upper"]["slack"][0]["rows"] = std::vector<int>(100000, 1);
  CHECK(refusal(wide.dump()) == "slack: row 1 is not as long as it should be");
  json deep = good();
  std::string nested = deep.dump();
  nested.insert(nested.size() - 1, ",\"x\":" + std::string(100000, '[') + std::string(100000, ']'));
  CHECK(refusal(nested) == "a certificate is nested too deep");
  json long_one = good();
  long_one["upper"]["bound"] = std::string(1000000, '1') + "/3";
  CHECK(refusal(long_one.dump()).size() < 100);
  json far = good();  // 200 steps of a model whose file holds the vectors of one
  far["model"]["horizon"] = 200;
  const worst_case::Verified verified = worst_case::verify(far.dump());
  CHECK(verified.why == "the slack matrices do not hold the vector 'g[2]'");
}

TEST_CASE("text after the NUL of a certificate or a model is not left unread") {
  const std::string rest = std::string(1, '\0') + "garbage";
  CHECK(refusal(good().dump() + rest) == "a certificate holds no NUL");
  CHECK_THROWS_WITH(worst_case::model_from_json(tests::gradient_descent(1) + rest), "a model holds no NUL");
}

TEST_CASE("a decimal has as many digits as a fraction may, and its written power of ten is at most 400") {
  using worst_case::Fraction;
  const std::string zeros(5000, '0');
  CHECK(Fraction::parse("0." + zeros + "1") == Fraction(1) / Fraction::parse("10" + zeros));
  CHECK(Fraction::parse("1e400") * Fraction::parse("0." + std::string(399, '0') + "1e-0000") == Fraction(1));
  CHECK_THROWS_WITH(Fraction::parse("1e401"), "'1e401' has a power of ten beyond +-400");
  CHECK_THROWS_WITH(Fraction::parse("1e-1000"), "'1e-1000' has a power of ten beyond +-400");
  CHECK_THROWS_WITH(Fraction::parse("1e"), "'1e' is no number");
  CHECK_THROWS_WITH(Fraction::parse(zeros + "x"), "'" + zeros.substr(0, 60) + "...' is no number");
}

TEST_CASE("a certificate's entries have one type each") {
  json changed = good();
  changed["model"]["common_minimiser"] = 1;
  CHECK(refusal(changed.dump()) == "common_minimiser is neither true nor false");
  changed = good();
  changed["lower"]["dimensions"] = 1;
  CHECK(refusal(changed.dump()) == "the dimensions are no list");
}

TEST_CASE("a certificate's numbers are fractions in digits") {
  for (const char* number : {"0.5", "1e0", "nan", "inf", " 1", "1 ", "+1", "01", "1/0", "1/-2", "0x1p0", "", "-"}) {
    INFO(number);
    json changed = good();
    changed["upper"]["bound"] = number;
    CHECK_FALSE(refusal(changed.dump()).empty());
  }
}

TEST_CASE("a model's numbers are what is written, or are refused") {
  const auto model = [](const std::string& gamma) {
    return worst_case::to_json(
        worst_case::model_from_json(R"({"method": "gd", "class": "smooth", "parameters": {"gamma": )" + gamma + "}}"));
  };
  for (const auto& [written, meant] : std::vector<std::pair<std::string, std::string>>{
           {"0.1", "1/10"}, {"\"0.1\"", "1/10"}, {"1e-3", "1/1000"}, {"\"-0\"", "0"}, {"-0.0", "0"}, {"0.10000", "1/10"}}) {
    INFO(written);
    CHECK(model(written).find("\"gamma\": \"" + meant + "\"") != std::string::npos);
  }
  CHECK(model("\"0.1000000000000000055511151231257827\"").find("\"gamma\": \"1/10\"") == std::string::npos);
  for (const char* written : {"0.1000000000000000055511151231257827", "100000000000000000000001", "1e400", "1e-400", "\"1e401\"", "\"nan\"",
                              "\"inf\"", "\"1/0\"", "NaN", "\" 1\"", "\"+1\"", "\"0x1p0\""}) {
    INFO(written);
    CHECK_THROWS_AS(model(written), BadInput);
  }
  CHECK_THROWS_AS(model("\"" + std::string(1000000, '1') + "/3\""), BadInput);
  CHECK_THROWS_WITH(model("1, \"gamma\": 2"), Catch::Contains("twice"));
  CHECK_THROWS_WITH(model(std::string(100000, '[') + std::string(100000, ']')), Catch::Contains("deep"));
}

}  // namespace hostile_worst_case_test
}  // namespace lemmata
