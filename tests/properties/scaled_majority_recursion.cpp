#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the decrease by votes fails as printed") {
  replays("scaled.thm3.step-42");
  CHECK(attacked("scaled.thm3.step-42/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-42/repaired", "half-noise").verdict == Verdict::refuted);
}

TEST_CASE("so does the last recursion") {
  replays("scaled.thm3.step-final");
  CHECK(attacked("scaled.thm3.step-final/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-final/repaired", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("with alignment the vote reaches its neighbourhood") {
  CHECK(attacked("scaled.thm3/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3/repaired", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3/repaired", "no-noise-term").verdict == Verdict::refuted);
}
