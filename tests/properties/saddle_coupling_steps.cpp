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

}  // namespace

TEST_CASE("one step of the difference is an identity in every dimension") {
  CHECK(attacked("saddle.propB.12.step-recursion").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.12.step-recursion", "forgets-noise").verdict == Verdict::refuted);
}

TEST_CASE("the form with corrected iterates is an identity too") {
  CHECK(attacked("saddle.propB.12.y-form").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.12.y-form", "other-sign").verdict == Verdict::refuted);
}
