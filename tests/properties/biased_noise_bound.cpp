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

TEST_CASE("at a stationary point nothing is aligned") {
  replays("biased.aligned");
  CHECK(attacked("biased.aligned", "opposite").verdict == Verdict::refuted);
}

TEST_CASE("elsewhere the oracle is aligned with the gradient") {
  CHECK(attacked("biased.aligned/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.aligned/repaired", "opposite").verdict == Verdict::refuted);
}
