#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("sums of noises that depend on the past") {
  CHECK(attacked("saddle.lemB.4.step-noise-sum/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.4.step-norm").verdict == Verdict::survived);
}

TEST_CASE("equality asks for the same variance everywhere") {
  const Finding found = attacked("saddle.lemB.4.step-noise-sum");
  CHECK(reading(found, "sigma=variance") == Verdict::survived);
  CHECK(reading(found, "sigma=bound") == Verdict::refuted);
}

TEST_CASE("sums of noises that depend on the past: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.4.step-noise-sum", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.4.step-noise-sum/repaired", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.4.step-norm", "biased").verdict == Verdict::refuted);
}
