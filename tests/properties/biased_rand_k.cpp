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

TEST_CASE("rand-k loses (d-k)/d of the square and keeps k/d of the mean") {
  CHECK(attacked("biased.eq10").verdict == Verdict::survived);
  CHECK(attacked("biased.eq10", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq10", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("the mean of rand-k is additive, and a clipped one is not") {
  CHECK(attacked("biased.eq11").verdict == Verdict::survived);
  CHECK(attacked("biased.eq11", "clipped").verdict == Verdict::refuted);
}

TEST_CASE("the second moments of rand-k are those of eq. (12)") {
  CHECK(attacked("biased.eq12").verdict == Verdict::survived);
  CHECK(attacked("biased.eq12", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq12", "rescaled").verdict == Verdict::refuted);
}
