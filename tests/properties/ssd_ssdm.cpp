#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("nodes whose signs cancel are stuck away from a stationary point: Theorem 8 fails") { replays("ssd.thm8"); }

TEST_CASE("with one objective for all nodes the bound of Theorem 8 holds") {
  CHECK(attacked("ssd.thm8/repaired").verdict == Verdict::survived);
}

TEST_CASE("steps uphill break the bound of Theorem 8") {
  CHECK(attacked("ssd.thm8", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8/repaired", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("a bound of Theorem 8 that sees no noise, or one coordinate, is exceeded") {
  CHECK(attacked("ssd.thm8/repaired", "without-sigma").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8-rate/repaired", "without-sigma").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8/repaired", "one-coordinate").verdict == Verdict::refuted);
}
