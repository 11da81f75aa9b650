#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step of SSDM descends, with an inequality where a momentum may vanish") {
  replays("ssd.thm8.descent");
  CHECK(attacked("ssd.thm8.descent/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8.eq29/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8.eq31").verdict == Verdict::survived);
}

TEST_CASE("given the iterate and the stochastic gradient only, the momentum is open and (29) fails for one of its values") {
  CHECK(read_as("ssd.thm8.eq29", "given", 1).verdict == Verdict::refuted);
  CHECK(read_as("ssd.thm8.eq29", "given", 0).verdict == Verdict::survived);
}

TEST_CASE("twice the step breaks each bound") {
  CHECK(attacked("ssd.thm8.descent/repaired", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.eq29/repaired", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.eq29/repaired", "without-the-error").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.eq31", "twice-the-step").verdict == Verdict::refuted);
}
