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

TEST_CASE("one step descends as eq. (31) says") {
  CHECK(read_as("scaled.thm1.step-descent", "sign(0)", 0).verdict == Verdict::survived);
}

TEST_CASE("with half the smoothness it does not") {
  CHECK(attacked("scaled.thm1.step-descent", "half-smooth").verdict == Verdict::refuted);
}
