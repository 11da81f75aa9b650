#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the compression error obeys Lemma A.5 where r^2 is the variance of the whole noise") {
  CHECK(read_as("saddle.lemA.5", "variance", 0).verdict == Verdict::survived);
  CHECK(read_as("saddle.lemA.5.uniform", "variance", 0).verdict == Verdict::survived);
}

TEST_CASE("and does not obey it where r^2 is the variance of a coordinate") {
  CHECK(read_as("saddle.lemA.5", "variance", 1).verdict == Verdict::refuted);
  CHECK(read_as("saddle.lemA.5.uniform", "variance", 1).verdict == Verdict::refuted);
}

TEST_CASE("a map that does not contract breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-contraction").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-contraction").verdict == Verdict::refuted);
}

TEST_CASE("forgotten gradient noise breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-gradient-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-gradient-noise").verdict == Verdict::refuted);
}
