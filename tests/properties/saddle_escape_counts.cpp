#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("resets return to a saddle; those that move on are few") {
  replays("saddle.thmB.19");
  CHECK(attacked("saddle.thmB.19/repaired").verdict == Verdict::survived);
}

TEST_CASE("resets return to a saddle; those that move on are few: each checker notices what breaks it") {
  CHECK(attacked("saddle.thmB.19", "half-variance").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19/repaired", "compares-x").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19/repaired", "impatient").verdict == Verdict::refuted);
}
