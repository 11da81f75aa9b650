#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the mismatches have an exponential tail, for every M") {
  CHECK(attacked("ssd.b8.tail").verdict == Verdict::survived);
  CHECK(attacked("ssd.b8.tail.every-M").verdict == Verdict::proved);
}

TEST_CASE("the mean sign is not one minus the tail") { replays("ssd.b8.identity"); }

TEST_CASE("it is one minus both tails, and its loss is below a power for every l") {
  CHECK(attacked("ssd.b8.identity/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.b8.identity.every-l").verdict == Verdict::proved);
}

TEST_CASE("half of the nodes, another base or half a coefficient break the tails") {
  CHECK(attacked("ssd.b8.tail", "half-the-nodes").verdict == Verdict::refuted);
  CHECK(attacked("ssd.b8.tail.every-M", "larger-r").verdict == Verdict::refuted);
  CHECK(attacked("ssd.b8.identity/repaired", "half-the-nodes").verdict == Verdict::refuted);
  CHECK(attacked("ssd.b8.identity.every-l", "half-coefficient").verdict == Verdict::refuted);
}
