#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("modified error feedback is gradient descent") {
  CHECK(attacked("scaled.ef-identity").verdict == Verdict::proved);
  CHECK(attacked("scaled.ef-identity", "at-x").verdict == Verdict::refuted);
}

TEST_CASE("error feedback may cycle or diverge where gradient descent contracts") {
  const Finding finding = attacked("scaled.ef-same-rate");
  CHECK(reading(finding, "lambda=below-1/L") == Verdict::survived);
  CHECK(reading(finding, "lambda=up-to-1/L") == Verdict::refuted);
  CHECK(reading(finding, "lambda=up-to-2/L") == Verdict::refuted);
  CHECK(attacked("scaled.ef-same-rate", "long-steps").verdict == Verdict::refuted);
}

TEST_CASE("it is gradient descent up to its error") {
  CHECK(attacked("scaled.ef-same-rate/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.ef-same-rate/repaired", "no-error").verdict == Verdict::refuted);
}
