#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step with a biased oracle descends as Lemma 2 says") {
  CHECK(attacked("biased.lem2").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2", "double-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem2", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("without bias Lemma 2 is the standard descent lemma") {
  CHECK(attacked("biased.lem2-recover").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2-recover", "double-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem2-recover", "one-and-a-half").verdict == Verdict::refuted);
}
