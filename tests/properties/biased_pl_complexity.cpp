#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("both branches of the minimum in A.3 are as printed") {
  CHECK(attacked("biased.thm6.case-smooth").verdict == Verdict::survived);
  CHECK(attacked("biased.thm6.case-smooth", "half-horizon").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm6.case-smooth", "other-branch").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm6.case-noise").verdict == Verdict::survived);
  CHECK(attacked("biased.thm6.case-noise", "half-horizon").verdict == Verdict::refuted);
}

TEST_CASE("log(1 - a) is at most -a") {
  CHECK(attacked("biased.thm6.exponential").verdict == Verdict::proved);
  CHECK(attacked("biased.thm6.exponential", "twice").verdict == Verdict::refuted);
}

TEST_CASE("Theorem 6 has its complexity with the logarithm of the appendix") {
  CHECK(attacked("biased.thm6-complexity").verdict == Verdict::survived);
  CHECK(attacked("biased.thm6-complexity", "half-horizon").verdict == Verdict::refuted);
}

TEST_CASE("with its constants named it holds") {
  CHECK(attacked("biased.thm6-complexity/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.thm6-complexity/repaired", "half-horizon").verdict == Verdict::refuted);
}

TEST_CASE("targets below the floor need not be considered under PL") {
  CHECK(attacked("biased.thm6.eps-threshold").verdict == Verdict::proved);
  CHECK(attacked("biased.thm6.eps-threshold", "factor-two").verdict == Verdict::refuted);
}
