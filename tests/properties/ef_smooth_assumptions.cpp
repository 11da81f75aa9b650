#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the smooth objectives meet Assumption B") {
  CHECK(attacked("ef.assB").verdict == Verdict::survived);
  CHECK(attacked("ef.assB", "twice-the-gradient").verdict == Verdict::refuted);
}

TEST_CASE("Assumption B makes the gradient Lipschitz") {
  CHECK(attacked("ef.assB.lipschitz").verdict == Verdict::proved);
  CHECK(attacked("ef.assB.lipschitz", "half-the-room").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2.sketch-near").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2.sketch-near", "kinked").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2.sketch-near", "twice-the-gradient").verdict == Verdict::refuted);
}

TEST_CASE("gradients are bounded by the error in f, and subgradients by sigma") {
  CHECK(attacked("ef.thm3.smooth-remark.gradient").verdict == Verdict::survived);
  CHECK(attacked("ef.thm3.smooth-remark.gradient", "twice-the-gradient").verdict == Verdict::refuted);
  CHECK(attacked("ef.assC.subgrad-bound").verdict == Verdict::survived);
  CHECK(attacked("ef.assC.subgrad-bound", "biased").verdict == Verdict::refuted);
}
