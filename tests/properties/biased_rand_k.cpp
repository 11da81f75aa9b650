#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("rand-k loses (d-k)/d of the square and keeps k/d of the mean") {
  CHECK(attacked("biased.eq10").verdict == Verdict::survived);
  CHECK(attacked("biased.eq10", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq10", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("the mean of rand-k is additive, and a clipped one is not") {
  CHECK(attacked("biased.eq11").verdict == Verdict::survived);
  CHECK(attacked("biased.eq11", "clipped").verdict == Verdict::refuted);
}

TEST_CASE("the second moments of rand-k are those of eq. (12)") {
  CHECK(attacked("biased.eq12").verdict == Verdict::survived);
  CHECK(attacked("biased.eq12", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq12", "rescaled").verdict == Verdict::refuted);
}
