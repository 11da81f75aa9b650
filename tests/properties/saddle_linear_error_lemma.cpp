#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Lemma B.17 holds as printed for every function and linear compressor") {
  CHECK(attacked("saddle.lemB.17.invariant").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.17.invariant", "more-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.invariant", "large-errors").verdict == Verdict::refuted);
}

TEST_CASE("the errors of a linear compressor keep half of the printed bound for every function") {
  CHECK(attacked("saddle.lemB.17.linear").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.17.linear", "more-noise").verdict == Verdict::refuted);
}
