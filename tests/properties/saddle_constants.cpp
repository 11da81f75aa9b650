#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("no polylogarithmic constants meet all conditions, others do") {
  replays("saddle.defB.2.constants");
  CHECK(attacked("saddle.defB.2.constants/repaired").verdict == Verdict::survived);
}

TEST_CASE("no polylogarithmic constants meet all conditions, others do: each checker notices what breaks it") {
  CHECK(attacked("saddle.defB.2.constants", "no-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.2.constants/repaired", "twice-c_r").verdict == Verdict::refuted);
}
