#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the scaled sign contracts by the density, whatever sign(0) is") { CHECK(attacked("ef.lem8").verdict == Verdict::survived); }

TEST_CASE("another scale of the sign does not contract by the density") {
  CHECK(attacked("ef.lem8", "twice-the-scale").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem8", "unscaled").verdict == Verdict::refuted);
}
