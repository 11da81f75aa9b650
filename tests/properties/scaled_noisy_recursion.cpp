#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the decrease in expectation fails where wrong signs are long") {
  replays("scaled.thm2.step-35");
  CHECK(attacked("scaled.thm2.step-35/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-35/repaired", "half-noise").verdict == Verdict::refuted);
}

TEST_CASE("so does the recursion; with the alignment it holds") {
  replays("scaled.thm2.step-36");
  CHECK(attacked("scaled.thm2.step-36/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-36/repaired", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("iterating the recursion gives the neighbourhood") {
  CHECK(attacked("scaled.thm2.step-iterate").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2.step-iterate", "half").verdict == Verdict::refuted);
}
