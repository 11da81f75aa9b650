#include "lib/check/json.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace lemmata {
namespace {

Witness example() {
  Witness witness;
  witness.claim = "ef.lem3";
  witness.relation = "(a) <= (b)";
  witness.lhs = "3/8";
  witness.rhs = "[0.3 +/- 1e-30]";
  witness.draws = {{"d", DrawKind::integer, {}, {{2, 1}}},  {"gamma", DrawKind::real, {}, {{0x1.8p-1074, 1}}},
                   {"p", DrawKind::rational, {}, {{1, 3}}}, {"C.x", DrawKind::vector, {}, {{0x1p-3, 1}, {-5, 1}, {1, 7}}},
                   {"empty", DrawKind::vector, {}, {}},     {"sign(0)", DrawKind::reading, {}, {{-1, 1}}}};
  return witness;
}

TEST_CASE("a witness read back is the same witness, to the bit") {
  const Witness before = example();
  const Witness after = witness_from_json(witness_to_json(before));
  CHECK(after.claim == before.claim);
  CHECK(after.relation == before.relation);
  CHECK(after.lhs == before.lhs);
  CHECK(after.rhs == before.rhs);
  REQUIRE(after.draws.size() == before.draws.size());
  for (std::size_t i = 0; i < before.draws.size(); ++i) {
    CHECK(after.draws[i].name == before.draws[i].name);
    CHECK(after.draws[i].kind == before.draws[i].kind);
    CHECK(after.draws[i].values == before.draws[i].values);
  }
  CHECK(witness_to_json(after) == witness_to_json(before));
}

TEST_CASE("a witness that is no exact data is refused with one line") {
  const std::string head = R"({"schema": "lemmata/witness/1", "claim": "a.b", "draws": )";
  for (const char* draws :
       {R"({"x": 0.5})", R"({"x": "0.1"})", R"({"x": "nan"})", R"({"x": "1/0"})", R"({"x": true})", R"({"x": null})", R"({"x": {}})",
        R"({"x": [[1]]})", R"({"x": 1e300})", R"({"x": 9007199254740993})", R"({"x": 1, "x": 2})", "[]", "3"}) {
    INFO(draws);
    try {
      witness_from_json(head + draws + "}");
      FAIL("was accepted");
    } catch (const BadInput& error) { CHECK(std::string(error.what()).find('\n') == std::string::npos); }
  }
}

TEST_CASE("a text that is no JSON is refused without its line ends") {
  for (const std::string text : {"", "{", "{\"a\": \n\n}", "nul", "\xff", "{\"a\": 1} more"}) {
    try {
      parse_json(text, "file");
      FAIL("was accepted");
    } catch (const BadInput& error) {
      const std::string said = error.what();
      CHECK(said.rfind("file: ", 0) == 0);
      CHECK(said.find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("a finding read back is the same finding, infinities included") {
  Finding finding;
  finding.id = "ef.lem3";
  finding.verdict = Verdict::undecided;
  finding.why = "depends on the reading";
  finding.proof = "boxes";
  finding.proof_size = 17;
  finding.sharpness = 0.1;
  finding.cases = 1000;
  finding.admitted = 999;
  finding.witness = example();
  finding.tried = {{"random", 3, 2, std::numeric_limits<double>::infinity(), "budget"}, {"edge cases", 1, 1, {}, ""}};
  finding.readings = {finding, finding};
  finding.readings[1].verdict = Verdict::not_executable;
  const std::string text = finding_to_json(finding);
  CHECK(text.find('\n') == std::string::npos);
  const Finding after = finding_from_json(text);
  CHECK(finding_to_json(after) == text);
  CHECK(after.sharpness == finding.sharpness);
  CHECK(std::isinf(*after.tried[0].best_ratio));
  CHECK_FALSE(after.tried[1].best_ratio);
  CHECK(after.readings[1].verdict == Verdict::not_executable);
}

TEST_CASE("verdicts and efforts have one name each") {
  for (const auto verdict : {Verdict::proved, Verdict::refuted, Verdict::survived, Verdict::undecided, Verdict::not_executable})
    CHECK(verdict_from(to_string(verdict)) == verdict);
  CHECK(to_string(Verdict::not_executable) == "not-executable");
  for (const auto effort : {Effort::quick, Effort::standard, Effort::deep}) CHECK(effort_from(to_string(effort)) == effort);
  CHECK_THROWS_AS(verdict_from("true"), BadInput);
  CHECK_THROWS_AS(effort_from(""), BadInput);
}

}  // namespace
}  // namespace lemmata
