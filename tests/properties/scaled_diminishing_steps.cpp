#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("negative factors turn the recursion around") {
  replays("scaled.thm2.step-37");
  CHECK(attacked("scaled.thm2.step-37/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-37/repaired", "negative-factors").verdict == Verdict::refuted);
}

TEST_CASE("the product bound fails at k = 2") {
  replays("scaled.thm2.step-38");
  CHECK(attacked("scaled.thm2.step-38/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2.step-38/repaired", "from-two").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2.step-38/repaired", "three-factors-fewer").verdict == Verdict::refuted);
}

TEST_CASE("the sum bound holds") {
  CHECK(attacked("scaled.thm2.step-39").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-39", "half-exponent").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2.step-39.tail").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2.step-39.tail", "seven").verdict == Verdict::refuted);
}

TEST_CASE("the constant 32 follows") {
  CHECK(attacked("scaled.thm2.step-constant").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2.step-constant", "forty").verdict == Verdict::refuted);
}
