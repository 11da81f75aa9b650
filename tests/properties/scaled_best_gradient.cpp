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

TEST_CASE("without a range of alpha the bound of the best gradient fails") {
  replays("scaled.thm1-3");
  CHECK(attacked("scaled.thm1-3", "uphill").verdict == Verdict::refuted);
}

TEST_CASE("with the range of the other items it holds") {
  CHECK(read_as("scaled.thm1-3/repaired", "sign(0)", 0).verdict == Verdict::survived);
}

TEST_CASE("going uphill, or a quarter of the bound, breaks it") {
  CHECK(attacked("scaled.thm1-3/repaired", "uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-3/repaired", "half-bound").verdict == Verdict::refuted);
}
