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

TEST_CASE("the mean squared gradient stays below the bound of Lemma 3") {
  CHECK(attacked("biased.lem3").verdict == Verdict::survived);
}

TEST_CASE("three times the step, or no bias term, breaks Lemma 3") {
  CHECK(attacked("biased.lem3", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem3", "no-bias-term").verdict == Verdict::refuted);
}
