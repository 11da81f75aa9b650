#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step under PL is eq. (6)") {
  CHECK(attacked("biased.eq6").verdict == Verdict::survived);
  CHECK(attacked("biased.eq6", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq6", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq6", "no-m").verdict == Verdict::refuted);
}

TEST_CASE("the last iterate stays below the bound of Theorem 6") {
  CHECK(attacked("biased.thm6").verdict == Verdict::survived);
  CHECK(attacked("biased.thm6", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm6", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm6", "no-m").verdict == Verdict::refuted);
}

TEST_CASE("strongly convex functions converge in value for every relative bias, beyond mu/L too") {
  CHECK(attacked("biased.rem7-values").verdict == Verdict::survived);
  CHECK(attacked("biased.rem7-values", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem7-values", "no-m").verdict == Verdict::refuted);
  CHECK(attacked("biased.hu-comparison").verdict == Verdict::survived);
  CHECK(attacked("biased.hu-comparison", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.hu-comparison", "no-m").verdict == Verdict::refuted);
}

TEST_CASE("the distance is bounded by the value in the mean, not for each outcome") {
  CHECK(read_as("biased.rem7-iterates", "left", 1).verdict == Verdict::survived);
  CHECK(read_as("biased.rem7-iterates", "left", 0).verdict == Verdict::refuted);
  CHECK(attacked("biased.rem7-iterates", "factor-one").verdict == Verdict::refuted);
}
