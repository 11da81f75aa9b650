#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the counts of both informal theorems follow from the step sizes") {
  CHECK(attacked("saddle.thm1.1").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.2").verdict == Verdict::proved);
  CHECK(attacked("saddle.cor3.5").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.1", "k-with-epsilon").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm1.2", "k-with-epsilon").verdict == Verdict::refuted);
  CHECK(attacked("saddle.cor3.5", "k-with-epsilon").verdict == Verdict::refuted);
}

TEST_CASE("RANDOMK saves what the text says, everywhere") {
  CHECK(attacked("saddle.thm1.1.improvement").verdict == Verdict::proved);
  CHECK(attacked("saddle.abs.randomk-comm").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.1.improvement", "half-the-exponent").verdict == Verdict::refuted);
  CHECK(attacked("saddle.abs.randomk-comm", "half-the-exponent").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm1.2.improvement", "half-the-exponent").verdict == Verdict::refuted);
}

TEST_CASE("the condition of Theorem 1.2 is not the only one of Table 1") {
  const Finding found = attacked("saddle.thm1.2.improvement");
  CHECK(reading(found, "theorems") == Verdict::proved);
  CHECK(reading(found, "table") == Verdict::refuted);
}
