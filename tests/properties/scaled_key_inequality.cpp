#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a wrong sign may come with a long step, so that the key inequality fails") {
  replays("scaled.thm2.step-key");
  CHECK(attacked("scaled.thm2.step-key", "unscaled").verdict == Verdict::refuted);
}
