#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signs of bounded steps cannot travel faster, whatever the noise") {
  CHECK(attacked("ssd.cmp-noisy.travel").verdict == Verdict::survived);
  CHECK(attacked("ssd.cmp-noisy.travel", "longer-steps").verdict == Verdict::refuted);
}
