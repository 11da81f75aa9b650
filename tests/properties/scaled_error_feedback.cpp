#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("modified error feedback is gradient descent") {
  CHECK(attacked("scaled.ef-identity").verdict == Verdict::proved);
  CHECK(attacked("scaled.ef-identity", "at-x").verdict == Verdict::refuted);
}

TEST_CASE("error feedback may cycle or diverge where gradient descent contracts, and is slower below 1/L") {
  const Finding finding = attacked("scaled.ef-same-rate");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "lambda=below-1/L,rate=linear") == Verdict::survived);
  for (const char* refuted : {"lambda=below-1/L,rate=factor", "lambda=up-to-1/L,rate=linear", "lambda=up-to-1/L,rate=factor",
                              "lambda=up-to-2/L,rate=linear", "lambda=up-to-2/L,rate=factor"})
    CHECK(reading(finding, refuted) == Verdict::refuted);
  CHECK(attacked("scaled.ef-same-rate", "double-memory").verdict == Verdict::refuted);
}

TEST_CASE("it is gradient descent up to its error") {
  CHECK(attacked("scaled.ef-same-rate/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.ef-same-rate/repaired", "no-error").verdict == Verdict::refuted);
}
