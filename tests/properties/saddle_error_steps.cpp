#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the compressor contracts what it is given") {
  CHECK(attacked("saddle.lemA.5.step-contraction").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemA.5.step-contraction", "twice-mu").verdict == Verdict::refuted);
}

TEST_CASE("the recursion of the error telescopes, for every number of steps") {
  CHECK(attacked("saddle.lemA.5.step-telescope").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.5.step-telescope", "one-power-less").verdict == Verdict::refuted);
}

TEST_CASE("the noise adds at most its variance, whatever it depends on") {
  CHECK(attacked("saddle.lemA.5.step-variance/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemA.5.step-variance/repaired", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.step-variance", "biased").verdict == Verdict::refuted);
}

TEST_CASE("equality asks for the variance itself") {
  const Finding found = attacked("saddle.lemA.5.step-variance");
  CHECK(reading(found, "sigma=variance") == Verdict::survived);
  CHECK(reading(found, "sigma=bound") == Verdict::refuted);
}
