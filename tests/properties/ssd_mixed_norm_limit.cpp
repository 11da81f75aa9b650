#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a vanishing l12 function means a vanishing gradient for one sigma, and for a bounded sigma(x)") {
  CHECK(attacked("ssd.l12-limit").verdict == Verdict::proved);
  CHECK(attacked("ssd.l12-limit/bounded-noise").verdict == Verdict::proved);
}

TEST_CASE("the three properties do not give the limit, with symmetry, as for the l12 function, they do") {
  CHECK(read_as("ssd.l12-limit.inference", "of", 0).verdict == Verdict::proved);
  CHECK(read_as("ssd.l12-limit.inference", "of", 1).verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-limit.inference/repaired").verdict == Verdict::survived);
}

TEST_CASE("too small a modulus and a function without order break the limit") {
  CHECK(attacked("ssd.l12-limit", "quarter-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-limit/bounded-noise", "quarter-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-limit.inference", "other-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-limit.inference/repaired", "no-order").verdict == Verdict::refuted);
}
