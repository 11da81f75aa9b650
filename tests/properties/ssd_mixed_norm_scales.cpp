#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("both equivalences of section 4 fail from above") {
  replays("ssd.equiv-near");
  replays("ssd.equiv-far");
}

TEST_CASE("with a lower bound of the noise they hold") {
  CHECK(attacked("ssd.equiv-near/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.equiv-far/repaired").verdict == Verdict::proved);
}

TEST_CASE("more noise than allowed, or less than the floor, breaks them") {
  CHECK(attacked("ssd.equiv-near/repaired", "more-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.equiv-near/repaired", "no-floor").verdict == Verdict::refuted);
  CHECK(attacked("ssd.equiv-far/repaired", "more-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.equiv-far/repaired", "no-floor").verdict == Verdict::refuted);
}
