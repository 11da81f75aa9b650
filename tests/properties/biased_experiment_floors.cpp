#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the test problem is strongly convex") {
  CHECK(attacked("biased.exp-sc").verdict == Verdict::proved);
  CHECK(attacked("biased.exp-sc", "periodic").verdict == Verdict::refuted);
}

TEST_CASE("the synthetic oracle has m = M = 0") {
  CHECK(attacked("biased.exp61-setting").verdict == Verdict::survived);
  CHECK(attacked("biased.exp61-setting", "grows").verdict == Verdict::refuted);
}

TEST_CASE("the floors of Figure 1 are ordered as said") {
  CHECK(attacked("biased.exp61-floor").verdict == Verdict::survived);
  CHECK(attacked("biased.exp61-floor", "large-zeta").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp61-floor", "small-zeta").verdict == Verdict::refuted);
}
