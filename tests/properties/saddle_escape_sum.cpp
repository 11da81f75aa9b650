#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a quarter of the intervals is not enough where the others lose") {
  replays("saddle.thmB.19.step-sum");
  CHECK(attacked("saddle.thmB.19.step-sum/repaired").verdict == Verdict::proved);
}

TEST_CASE("a quarter of the intervals: each checker notices what breaks it") {
  CHECK(attacked("saddle.thmB.19.step-sum", "none-escapes").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19.step-sum/repaired", "lose-F").verdict == Verdict::refuted);
}
