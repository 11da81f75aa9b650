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

TEST_CASE("scaled signGD converges linearly, whatever sign(0)") {
  CHECK(read_as("scaled.thm1-1", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-1", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-2", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-2", "sign(0)", -1).verdict == Verdict::survived);
}

TEST_CASE("a step beyond the range, or twice mu, breaks the rate") {
  CHECK(attacked("scaled.thm1-1", "step-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-1", "mu-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-2", "step-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-2", "mu-twice").verdict == Verdict::refuted);
}
