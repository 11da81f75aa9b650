#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("success probabilities induce the l2 and the l1 norm, and the l12 function is a bound, not the norm") {
  CHECK(read_as("ssd.geometry", "described", 1).verdict == Verdict::survived);
  CHECK(read_as("ssd.geometry", "described", 0).verdict == Verdict::refuted);
}

TEST_CASE("other success probabilities induce other norms") { CHECK(attacked("ssd.geometry", "half-weights").verdict == Verdict::refuted); }
