#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bound for decreasing steps fails at K = 1, where its logarithm vanishes") {
  CHECK(read_as("ssd.thm5-decreasing", "horizon", 1).verdict == Verdict::refuted);
}

TEST_CASE("from K = 2 on the bound for decreasing steps holds") {
  CHECK(read_as("ssd.thm5-decreasing", "horizon", 2).verdict == Verdict::survived);
  CHECK(attacked("ssd.thm5-decreasing/repaired").verdict == Verdict::survived);
}

TEST_CASE("the bound for constant steps holds, with equality somewhere") {
  const Finding finding = attacked("ssd.thm5-constant");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.99);
}

TEST_CASE("the l1 norm in place of the rho-norm, or steps uphill, break the bounds") {
  CHECK(attacked("ssd.thm5-decreasing", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5-decreasing/repaired", "l1-norm").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5-decreasing/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5-constant", "l1-norm").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5-constant", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities are those of the iterate, not of the start") {
  CHECK(attacked("ssd.thm5-constant", "rho-of-start").verdict == Verdict::refuted);
}
