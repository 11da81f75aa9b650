#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a large step breaks the descent from a reset") { CHECK(attacked("saddle.corA.8", "large-step").verdict == Verdict::refuted); }

TEST_CASE("descent from a reset holds up to the next reset") { CHECK(attacked("saddle.corA.8").verdict == Verdict::survived); }
