#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the square has a cross term with the factor 2") {
  CHECK(attacked("ef.thm3.step-expand").verdict == Verdict::refuted);
  replays("ef.thm3.step-expand");
  CHECK(attacked("ef.thm3.step-expand/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.thm3.step-expand/repaired", "three-times").verdict == Verdict::refuted);
}

TEST_CASE("eq. (1) telescopes") {
  CHECK(attacked("ef.thm3.step-average.algebra").verdict == Verdict::proved);
  CHECK(attacked("ef.thm3.step-average.algebra", "forgets-a-step").verdict == Verdict::refuted);
}

TEST_CASE("convexity is used twice, with f* subtracted") {
  CHECK(attacked("ef.thm3.step-convexity").verdict == Verdict::refuted);
  replays("ef.thm3.step-convexity");
  CHECK(attacked("ef.thm3.step-convexity/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm3.step-convexity/repaired", "downhill").verdict == Verdict::refuted);
}

TEST_CASE("SGD is delta = 1, not delta = 0") {
  CHECK(attacked("ef.thm3.delta-sgd").verdict == Verdict::refuted);
  replays("ef.thm3.delta-sgd");
  CHECK(attacked("ef.thm3.delta-sgd/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.thm3.delta-sgd/repaired", "half").verdict == Verdict::refuted);
}
