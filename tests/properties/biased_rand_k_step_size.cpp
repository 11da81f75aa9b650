#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("with a step of d/(kL) rand-k diverges for d > 2 k") {
  replays("biased.b2-relax");
  CHECK(read_as("biased.b2-relax", "d", 2).verdict == Verdict::survived);
  CHECK(attacked("biased.b2-relax", "triple-step").verdict == Verdict::refuted);
}

TEST_CASE("a step of 1/L is not") {
  CHECK(attacked("biased.b2-relax/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.b2-relax/repaired", "triple-step").verdict == Verdict::refuted);
}

TEST_CASE("a step of rand-k does k/d of what a step of SGD does") {
  CHECK(attacked("biased.sec51-randk-slowdown/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.sec51-randk-slowdown/repaired", "triple-step").verdict == Verdict::refuted);
}
