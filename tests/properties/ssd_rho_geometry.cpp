#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("success probabilities induce the l2 and the l1 norm, and the l12 function is a lower bound") {
  CHECK(attacked("ssd.geometry").verdict == Verdict::survived);
}

TEST_CASE("other success probabilities induce other norms") { CHECK(attacked("ssd.geometry", "half-weights").verdict == Verdict::refuted); }
