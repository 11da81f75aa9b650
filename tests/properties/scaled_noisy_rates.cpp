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

/// The claim under one reading.
Finding read_as(const char* id, const char* reading, double value) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.pins[reading].values = {Number{value, 1}};
  return attack(*find_claim(id), options);
}

}  // namespace

TEST_CASE("for few steps the bound of Theorem 2(1) holds") {
  CHECK(read_as("scaled.thm2-1", "sign(0)", 0).verdict == Verdict::survived);
}

TEST_CASE("a large step, or no noise term, breaks it") {
  CHECK(attacked("scaled.thm2-1", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-1", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("zeta_1 lies between a half and 1") {
  CHECK(attacked("scaled.thm2-zeta1-range").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2-zeta1-range", "mu-beyond").verdict == Verdict::refuted);
}
