#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("gradient descent is a power method around the origin") {
  CHECK(attacked("saddle.sketch.power-method").verdict == Verdict::survived);
  CHECK(attacked("saddle.sketch.power-method", "elsewhere").verdict == Verdict::refuted);
}

TEST_CASE("the deviation is that of the corrected iterates") {
  CHECK(attacked("saddle.sketch.linearised-deviation").verdict == Verdict::survived);
}

TEST_CASE("one power more is another deviation") {
  CHECK(attacked("saddle.sketch.linearised-deviation", "one-power-more").verdict == Verdict::refuted);
}
