#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("sums of signs may be added along the way, majorities may not") {
  CHECK(attacked("ssd.allreduce").verdict == Verdict::proved);
  CHECK(attacked("ssd.allreduce", "majorities").verdict == Verdict::refuted);
}

TEST_CASE("a node sends one bit a coordinate, the server more") {
  const Finding finding = attacked("ssd.thm8-rate.bits");
  CHECK(reading(finding, "=to-the-server") == Verdict::survived);
  CHECK(reading(finding, "=both") == Verdict::refuted);
  CHECK(attacked("ssd.thm8-rate.bits", "two-bits").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8-rate.bits/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm8-rate.bits/repaired", "one-node-more").verdict == Verdict::refuted);
}
