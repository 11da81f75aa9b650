#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the compression error obeys Lemma A.5") {
  CHECK(attacked("saddle.lemA.5").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemA.5.uniform").verdict == Verdict::survived);
}

TEST_CASE("a map that does not contract breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-contraction").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-contraction").verdict == Verdict::refuted);
}

TEST_CASE("forgotten gradient noise breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-gradient-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-gradient-noise").verdict == Verdict::refuted);
}
