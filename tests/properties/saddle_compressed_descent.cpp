#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("compressed SGD descends as Lemma A.7 says") { CHECK(attacked("saddle.lemA.7").verdict == Verdict::survived); }

TEST_CASE("a large step, or forgotten noise, breaks Lemma A.7") {
  CHECK(attacked("saddle.lemA.7", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.7", "no-gradient-noise").verdict == Verdict::refuted);
}
