#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a large step breaks the descent from a reset") { CHECK(attacked("saddle.corA.8", "large-step").verdict == Verdict::refuted); }

TEST_CASE("descent from a reset holds up to the next reset") {
  const Finding found = attacked("saddle.corA.8");
  CHECK(reading(found, "none-in-between,variance=total") == Verdict::survived);
  CHECK(reading(found, "=in-between,variance=total") == Verdict::refuted);
}
