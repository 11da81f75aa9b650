#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the order of the sums may be changed, and the inner one is geometric") {
  CHECK(attacked("saddle.corA.6.step-swap").verdict == Verdict::proved);
  CHECK(attacked("saddle.corA.6.step-swap", "one-over-mu").verdict == Verdict::refuted);
}

TEST_CASE("without contraction, or with forgotten noise, the sum of the errors is not bounded so") {
  CHECK(attacked("saddle.corA.6", "no-contraction").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corA.6", "no-gradient-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sketch.A5", "no-contraction").verdict == Verdict::refuted);
}

TEST_CASE("the errors and their sum are bounded") {
  CHECK(attacked("saddle.corA.6").verdict == Verdict::survived);
  CHECK(attacked("saddle.sketch.A5").verdict == Verdict::survived);
}
