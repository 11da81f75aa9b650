#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the descent lemma gives the first display, with slack that is a sum of terms >= 0") {
  CHECK(attacked("saddle.lemA.7.step-descent").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.7.step-descent", "half-curvature").verdict == Verdict::refuted);
}

TEST_CASE("one step loses at most its share of the error") {
  CHECK(attacked("saddle.lemA.7.step-onestep").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.7.step-onestep", "half-error").verdict == Verdict::refuted);
}

TEST_CASE("the steps add up by induction") {
  CHECK(attacked("saddle.lemA.7.step-telescope").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.7.step-telescope", "quarter-error").verdict == Verdict::refuted);
}

TEST_CASE("substitution keeps the noise of the errors") {
  CHECK(attacked("saddle.lemA.7.step-substitute", "sum-of-gradients-only").verdict == Verdict::refuted);
}

TEST_CASE("the substitution holds, but does not follow from the display before it") {
  const Finding found = attacked("saddle.lemA.7.step-substitute");
  CHECK(reading(found, "one-step-bounds") == Verdict::proved);
  CHECK(reading(found, "printed-display") == Verdict::refuted);
}
