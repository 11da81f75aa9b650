#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("sums of signs may be added along the way, majorities may not") {
  CHECK(attacked("ssd.allreduce").verdict == Verdict::proved);
  CHECK(attacked("ssd.allreduce", "majorities").verdict == Verdict::refuted);
}

TEST_CASE("the server's answer takes more than one bit a coordinate") {
  replays("ssd.thm8-rate.bits");
  CHECK(attacked("ssd.thm8-rate.bits/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8-rate.bits/repaired", "one-node-more").verdict == Verdict::refuted);
}
