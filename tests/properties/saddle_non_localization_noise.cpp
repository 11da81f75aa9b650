#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the noise of the gradients beside Xi") {
  replays("saddle.lemB.18.step-Z-notC");
  CHECK(attacked("saddle.lemB.18.step-Z-notC/repaired").verdict == Verdict::survived);
  replays("saddle.lemB.18.step-Z-notC-condition");
  CHECK(attacked("saddle.lemB.18.step-Z-notC-condition/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-Z-notC-condition.all-constants").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.18.step-zeta-lipschitz").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-Z-C/repaired").verdict == Verdict::survived);
}

TEST_CASE("the square of l and d stand in the next line only") {
  const Finding found = attacked("saddle.lemB.18.step-Z-C");
  CHECK(reading(found, "factor=as-printed") == Verdict::refuted);
  CHECK(reading(found, "factor=as-the-next-line-has-it") == Verdict::survived);
}

TEST_CASE("the noise of the gradients beside Xi: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.18.step-Z-notC", "all-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-notC/repaired", "twice").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-notC-condition", "large-c-eta").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-notC-condition/repaired", "large-c-eta").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-notC-condition.all-constants", "less-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-zeta-lipschitz", "centred-twice").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-C", "later-errors").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Z-C/repaired", "squared-c").verdict == Verdict::refuted);
}
