#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("noise is bounded by the true gradient as Remark 1 says") {
  CHECK(attacked("biased.rem1").verdict == Verdict::survived);
  CHECK(attacked("biased.rem1", "one-and-a-half").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem1", "no-zeta").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem1.step-young").verdict == Verdict::proved);
  CHECK(attacked("biased.rem1.step-young", "factor-one").verdict == Verdict::refuted);
}

TEST_CASE("with M > 0 no sigma^2 is needed where without it none is enough") {
  CHECK(attacked("biased.sigma-smaller").verdict == Verdict::proved);
  CHECK(attacked("biased.sigma-smaller", "bounded").verdict == Verdict::refuted);
}

TEST_CASE("the oracle is aligned with a gradient that is not 0, at a stationary point with nothing") {
  const Finding finding = attacked("biased.aligned");
  CHECK(reading(finding, "point=not-stationary") == Verdict::survived);
  CHECK(reading(finding, "point=any") == Verdict::refuted);
  CHECK(attacked("biased.aligned", "opposite").verdict == Verdict::refuted);
}

TEST_CASE("elsewhere the oracle is aligned with the gradient") {
  CHECK(attacked("biased.aligned/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.aligned/repaired", "opposite").verdict == Verdict::refuted);
}
