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

TEST_CASE("the sum of the errors is bounded where r^2 is the variance of the whole noise") {
  const Finding found = attacked("saddle.corA.6");
  CHECK(reading(found, "variance=total") == Verdict::survived);
  CHECK(reading(found, "variance=per-coordinate") == Verdict::refuted);
}

TEST_CASE("the quoted lemma reads likewise") {
  const Finding found = attacked("saddle.sketch.A5");
  CHECK(reading(found, "variance=total") == Verdict::survived);
  CHECK(reading(found, "variance=per-coordinate") == Verdict::refuted);
}
