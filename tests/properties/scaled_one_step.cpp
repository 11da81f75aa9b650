#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step descends as eq. (31) says") { CHECK(read_as("scaled.thm1.step-descent", "sign(0)", 0).verdict == Verdict::survived); }

TEST_CASE("with half the smoothness it does not") {
  CHECK(attacked("scaled.thm1.step-descent", "half-smooth").verdict == Verdict::refuted);
}
