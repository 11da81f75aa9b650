#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step of SSDM descends, with an inequality where a momentum may vanish") {
  replays("ssd.thm8.descent");
  CHECK(attacked("ssd.thm8.descent/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8.eq29").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8.eq31").verdict == Verdict::survived);
}

TEST_CASE("twice the step breaks each bound") {
  CHECK(attacked("ssd.thm8.descent/repaired", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.eq29", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.eq31", "twice-the-step").verdict == Verdict::refuted);
}
