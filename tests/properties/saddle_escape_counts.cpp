#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("resets return to a saddle where the logarithm of c_I is switched off") {
  const Finding found = attacked("saddle.thmB.19");
  CHECK(reading(found, "logarithm=as-printed") == Verdict::refuted);
  CHECK(reading(found, "logarithm=of-all-parameters") == Verdict::undecided);
}

TEST_CASE("resets that move on are few") { CHECK(attacked("saddle.thmB.19/repaired").verdict == Verdict::survived); }

TEST_CASE("resets return to a saddle; those that move on are few: each checker notices what breaks it") {
  CHECK(attacked("saddle.thmB.19", "no-growth").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19/repaired", "compares-x").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19/repaired", "impatient").verdict == Verdict::refuted);
}
