#include <catch2/catch.hpp>

#include "lib/check/finding.hpp"

using namespace lemmata;

namespace {

Finding attacked(const char* id, const char* mutant = "") {
  const Claim* claim = find_claim(id);
  REQUIRE(claim != nullptr);
  AttackOptions options;
  options.effort = Effort::quick;
  options.mutant = mutant;
  return attack(*claim, options);
}

void replays(const char* id) {
  const Finding finding = attacked(id);
  REQUIRE(finding.verdict == Verdict::refuted);
  REQUIRE(finding.witness.has_value());
  CHECK(replay(*find_claim(id), *finding.witness).outcome == Replay::Outcome::violates);
}

/// The claim under one reading.
Finding read_as(const char* id, const char* reading, double value) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.pins[reading].values = {Number{value, 1}};
  return attack(*find_claim(id), options);
}

}  // namespace

TEST_CASE("b_k^2 counts the steps") {
  CHECK(read_as("scaled.ex3.bk", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(attacked("scaled.ex3.bk", "gradient-sum").verdict == Verdict::refuted);
}

TEST_CASE("the signs of the iterates stop alternating, which the closed form does not know") {
  replays("scaled.ex3.closed-form");
  CHECK(attacked("scaled.ex3.closed-form", "gradient-sum").verdict == Verdict::refuted);
}
