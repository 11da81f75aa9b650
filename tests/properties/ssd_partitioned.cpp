#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signGD on partitioned data does not see the weights, and does where signs are not taken") {
  CHECK(attacked("ssd.issue-signgd").verdict == Verdict::proved);
  CHECK(attacked("ssd.issue-signgd", "without-signs").verdict == Verdict::refuted);
}

TEST_CASE("SSDM does not resolve this: two nodes that disagree hold it where the gradient is not 0") { replays("ssd.ssdm-resolves"); }
