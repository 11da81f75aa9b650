#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("compressed SGD descends as Lemma A.7 says where r^2 is the variance of the whole noise") {
  CHECK(read_as("saddle.lemA.7", "variance", 0).verdict == Verdict::survived);
}

TEST_CASE("and does not descend so where r^2 is the variance of a coordinate") {
  CHECK(read_as("saddle.lemA.7", "variance", 1).verdict == Verdict::refuted);
}

TEST_CASE("a large step, or forgotten noise, breaks Lemma A.7") {
  CHECK(attacked("saddle.lemA.7", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.7", "no-gradient-noise").verdict == Verdict::refuted);
}
