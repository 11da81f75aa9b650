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

TEST_CASE("a bounded gradient with noise of bounded variance meets Assumption C") {
  CHECK(attacked("ef.assC").verdict == Verdict::survived);
}

TEST_CASE("a bias, or the variance in place of the second moment, does not") {
  CHECK(attacked("ef.assC", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ef.assC", "variance-only").verdict == Verdict::refuted);
}
