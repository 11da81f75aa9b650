#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("sums of noises that depend on the past") {
  replays("saddle.lemB.4.step-noise-sum");
  CHECK(attacked("saddle.lemB.4.step-noise-sum/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.4.step-norm").verdict == Verdict::survived);
}

TEST_CASE("sums of noises that depend on the past: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.4.step-noise-sum", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.4.step-noise-sum/repaired", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.4.step-norm", "biased").verdict == Verdict::refuted);
}
