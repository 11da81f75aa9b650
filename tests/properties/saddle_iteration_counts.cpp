#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("what rests on Theorems 3.3 and 3.4 is not executable, as they are not") {
  for (const char* id : {"saddle.thm3.3", "saddle.thm3.4", "saddle.thm1.1", "saddle.thm1.2", "saddle.cor3.5", "saddle.abs.randomk-comm"}) {
    CAPTURE(id);
    REQUIRE(find_claim(id) != nullptr);
    CHECK_FALSE(find_claim(id)->executable());
  }
}

TEST_CASE("the counts of both informal theorems follow from the step sizes") {
  CHECK(attacked("saddle.thm1.1.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.2.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.cor3.5.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.1.rates", "k-with-epsilon").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm1.2.rates", "k-with-epsilon").verdict == Verdict::refuted);
  CHECK(attacked("saddle.cor3.5.rates", "k-with-epsilon").verdict == Verdict::refuted);
}

TEST_CASE("RANDOMK saves what the text says, everywhere") {
  CHECK(attacked("saddle.thm1.1.improvement").verdict == Verdict::proved);
  CHECK(attacked("saddle.abs.randomk-comm.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.1.improvement", "half-the-exponent").verdict == Verdict::refuted);
  CHECK(attacked("saddle.abs.randomk-comm.rates", "half-the-exponent").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm1.2.improvement", "half-the-exponent").verdict == Verdict::refuted);
}

TEST_CASE("the condition of Theorem 1.2 leaves no number of coordinates, and is not the only one of Table 1") {
  const Finding found = attacked("saddle.thm1.2.improvement");
  CHECK(reading(found, "settings=theorems,k=at-least-1") == Verdict::refuted);
  CHECK(reading(found, "settings=theorems,k=in-mean") == Verdict::proved);
  CHECK(reading(found, "settings=table,k=at-least-1") == Verdict::refuted);
  CHECK(reading(found, "settings=table,k=in-mean") == Verdict::refuted);
  CHECK(attacked("saddle.thm1.2.improvement/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm1.2.improvement/repaired", "half-the-exponent").verdict == Verdict::refuted);
}
