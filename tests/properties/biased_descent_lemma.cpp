#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step with a biased oracle descends as Lemma 2 says") { CHECK(attacked("biased.lem2").verdict == Verdict::survived); }

TEST_CASE("twice the step, or no bias term, breaks Lemma 2") {
  CHECK(attacked("biased.lem2", "double-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem2", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("smoothness and the noise bound give the first display of its proof") {
  CHECK(attacked("biased.lem2.step-noise").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2.step-noise", "shrunk-signal").verdict == Verdict::refuted);
}

TEST_CASE("completing the square is an identity") {
  CHECK(attacked("biased.lem2.step-polarisation").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2.step-polarisation", "minus-bias").verdict == Verdict::refuted);
}

TEST_CASE("some bias field is bounded, and a far one is not") {
  CHECK(attacked("biased.as4").verdict == Verdict::proved);
  CHECK(attacked("biased.as4", "far-away").verdict != Verdict::proved);
}
