#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("rates may be arbitrarily slow, and the right side of (7) vanishes") {
  CHECK(read_as("ssd.thm5-arbitrarily-slow", "converges", 1).verdict == Verdict::proved);
  CHECK(attacked("ssd.thm5-arbitrarily-slow", "half-rho").verdict == Verdict::refuted);
}

TEST_CASE("under fading success probabilities the function grows for ever") {
  CHECK(read_as("ssd.thm5-arbitrarily-slow", "converges", 0).verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5-arbitrarily-slow.diverges").verdict == Verdict::proved);
  CHECK(attacked("ssd.thm5-arbitrarily-slow.diverges", "no-noise").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities bounded away from 1/2 carry the rates over to the l1 norm") {
  CHECK(attacked("ssd.thm5-arbitrarily-slow/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.thm5-arbitrarily-slow/repaired", "half-rho").verdict == Verdict::refuted);
}
