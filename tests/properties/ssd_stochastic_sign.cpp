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

TEST_CASE("the stochastic sign times the norm is unbiased, without the norm it is not") {
  CHECK(attacked("ssd.sts-unbiased").verdict == Verdict::survived);
  CHECK(attacked("ssd.sts-unbiased", "unscaled").verdict == Verdict::refuted);
}

TEST_CASE("the stochastic sign meets Assumption 1, that of another vector does not") {
  CHECK(attacked("ssd.sts-spb").verdict == Verdict::survived);
  CHECK(attacked("ssd.sts-spb", "another-vector").verdict == Verdict::refuted);
}

TEST_CASE("the inner product with a direction meets Lemma 15") {
  CHECK(attacked("ssd.lem15").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem15", "other-side").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem15", "quarter-difference").verdict == Verdict::refuted);
}
