#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a saddle in many dimensions is not left within I, and a longer run leaves every quadratic one") {
  replays("saddle.propB.20");
  CHECK(attacked("saddle.propB.20/repaired").verdict == Verdict::survived);
}

TEST_CASE("a saddle in many dimensions is not left within I: each checker notices what breaks it") {
  CHECK(attacked("saddle.propB.20", "no-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20/repaired", "sooner").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20/repaired", "stable").verdict == Verdict::refuted);
}
