#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the one-step inequalities sum to the rate") {
  CHECK(attacked("ssd.thm5.sum").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm5.step-log").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm6.step-telescoping").verdict == Verdict::survived);
}

TEST_CASE("half the sum, steps uphill, or values that rise break the chain") {
  CHECK(attacked("ssd.thm5.sum", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5.sum", "rho-of-start").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5.step-log", "half-the-sum").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm6.step-telescoping", "rises").verdict == Verdict::refuted);
}
