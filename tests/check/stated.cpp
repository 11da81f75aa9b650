#include <catch2/catch.hpp>

#include "lib/check/record.hpp"

namespace lemmata {
namespace stated_test {

/// A violation of a planted falsehood, with what a replay finds of its relation.
Witness planted() {
  Witness witness{"gauntlet.g2", {}, "", "", ""};
  witness.draws = {
      {"d", DrawKind::integer, {}, {{2, 1}}}, {"k", DrawKind::integer, {}, {{1, 1}}}, {"x", DrawKind::vector, {}, {{1, 1}, {1, 1}}}};
  for (const Replay::Line& line : replay(*find_claim(witness.claim), witness).lines)
    if (line.state == "fails")
      witness.relation = line.what.substr(std::string("shown: ").size()), witness.lhs = line.lhs, witness.rhs = line.rhs;
  REQUIRE_FALSE(witness.lhs.empty());
  return witness;
}
Replay::Outcome outcome_of(const Witness& witness) { return replay(*find_claim(witness.claim), witness).outcome; }

TEST_CASE("a witness that states its relation and both sides rightly is replayed") {
  CHECK(outcome_of(planted()) == Replay::Outcome::violates);
  Witness silent = planted();
  silent.relation = silent.lhs = silent.rhs = "";
  CHECK(outcome_of(silent) == Replay::Outcome::violates);
}

TEST_CASE("a witness that states another side or another relation is refused, though its instance violates the claim") {
  for (std::string Witness::*member : {&Witness::relation, &Witness::lhs, &Witness::rhs})
    for (const char* text : {"", "0", "1/0", "nan", "[nan]", "[0 +/- inf]", "[-5 +/- 1e-20]", "inf", "1/2/3", "x", "1e1000000000000"}) {
      Witness wrong = planted();
      if (wrong.*member == text || (member == &Witness::relation && *text == 0)) continue;  // a relation without a name has none here
      wrong.*member = text;
      INFO(text);
      CHECK_THROWS_AS(outcome_of(wrong), BadInput);
    }
  Witness slashes = planted();
  for (int i = 0; i < 100000; ++i) slashes.lhs += "/1";
  CHECK_THROWS_AS(outcome_of(slashes), BadInput);
}

TEST_CASE("enclosures are compared as sets: another number is refused, another enclosure of the number is not") {
  const Claim& claim = *find_claim("biased.lem13.step-bias");
  const Records records = load_records(record_path(".", claim));
  Witness witness = *records.at("biased.lem13.step-bias").witness;
  REQUIRE(witness.lhs.find("[0.") == 0);
  CHECK(replay(claim, witness).outcome == Replay::Outcome::violates);
  const auto digits = witness.lhs.substr(0, witness.lhs.find(' '));
  Witness wider = witness, other = witness;
  wider.lhs = digits.substr(0, 10) + " +/- 1e-6]";
  CHECK(replay(claim, wider).outcome == Replay::Outcome::violates);
  other.lhs = digits.substr(0, 10) + "9 +/- 1e-30]";
  CHECK_THROWS_WITH(replay(claim, other), Catch::Contains("the witness states lhs = "));
  for (const char* text : {"1/0", "0/0", "x/2", "1/x", "1/2/3"}) {  // a division by 0 would overlap everything
    Witness none = witness;
    none.lhs = text;
    INFO(text);
    CHECK_THROWS_AS(replay(claim, none), BadInput);
  }
}

TEST_CASE("an enclosure too wide to tell the two sides apart states nothing") {
  Witness witness = planted();
  for (const char* text : {"[0 +/- 1e300]", "[+/- 1e300]", "[1e300 +/- 2e300]", "[0 +/- 1e9999999999]"})
    for (std::string Witness::*side : {&Witness::lhs, &Witness::rhs}) {
      Witness wide = witness;
      wide.*side = text;
      INFO(text);
      CHECK_THROWS_WITH(outcome_of(wide), Catch::Contains("too wide to state anything"));
    }
  Witness both = witness;
  both.lhs = both.rhs = "[0 +/- 1e300]";
  CHECK_THROWS_AS(outcome_of(both), BadInput);
  Witness tight = witness;
  tight.lhs = "[" + witness.lhs + " +/- 1e-20]";
  REQUIRE(witness.lhs.find('/') == std::string::npos);
  CHECK(outcome_of(tight) == Replay::Outcome::violates);
}

TEST_CASE("a stated side with an exponent of more than ten digits is refused at once") {
  for (const char* form : {"[1e%s +/- 1]", "[1 +/- 1E+%s]", "1e-%s", "[1 +/- 1e%s]"}) {
    Witness huge = planted();
    huge.lhs = form;
    huge.lhs.replace(huge.lhs.find("%s"), 2, std::string(90000, '9'));
    try {
      outcome_of(huge);
      FAIL_CHECK("a side with a huge exponent is believed: " << form);
    } catch (const BadInput& refused) { CHECK(std::string(refused.what()).size() < 500); }
  }
}

}  // namespace stated_test
}  // namespace lemmata
