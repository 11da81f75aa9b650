#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a saddle in many dimensions is not left within I where the logarithm of c_I is switched off") {
  const Finding found = attacked("saddle.propB.20");
  CHECK(reading(found, "logarithm=as-printed") == Verdict::refuted);
  CHECK(reading(found, "logarithm=of-all-parameters") == Verdict::undecided);
}

TEST_CASE("a longer run leaves every quadratic saddle") { CHECK(attacked("saddle.propB.20/repaired").verdict == Verdict::survived); }

TEST_CASE("a saddle in many dimensions is not left within I: each checker notices what breaks it") {
  CHECK(attacked("saddle.propB.20", "no-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20/repaired", "sooner").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20/repaired", "stable").verdict == Verdict::refuted);
}
