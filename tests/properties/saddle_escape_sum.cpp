#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a quarter of the intervals is not enough where the others lose") {
  replays("saddle.thmB.19.step-sum.inference");
  CHECK(attacked("saddle.thmB.19.step-sum.inference/repaired").verdict == Verdict::proved);
}

TEST_CASE("a quarter of the intervals: each checker notices what breaks it") {
  CHECK(attacked("saddle.thmB.19.step-sum.inference", "none-escapes").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19.step-sum.inference/repaired", "lose-F").verdict == Verdict::refuted);
}

TEST_CASE("the sum over whole runs is not executable") { CHECK(attacked("saddle.thmB.19.step-sum").verdict == Verdict::not_executable); }
