#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the descent inequality holds for a virtual iterate with the recurrence") {
  CHECK(attacked("ef.thm2.step-descent").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2.step-descent", "twice-the-step").verdict == Verdict::refuted);
}

TEST_CASE("the gradient is replaced by Young's inequality") {
  CHECK(attacked("ef.thm2.step-young").verdict == Verdict::proved);
  CHECK(attacked("ef.thm2.step-young", "half-rho").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 3 may be inserted in the mean, not on each path") {
  replays("ef.thm2.step-lemma3");
  CHECK(attacked("ef.thm2.step-lemma3", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2.step-lemma3/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2.step-lemma3/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2.step-lemma3/repaired", "error-of-one-step").verdict == Verdict::refuted);
}
