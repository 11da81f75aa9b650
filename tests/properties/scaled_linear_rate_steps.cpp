#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("zeta lies in [0, 1), as mu <= L") {
  CHECK(attacked("scaled.thm1-zeta-range").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm1-zeta-range", "mu-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-zeta-range.mu").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm1-zeta-range.mu", "half-smooth").verdict == Verdict::refuted);
}

TEST_CASE("strong convexity gives the PL inequality, and that the contraction") {
  CHECK(attacked("scaled.thm1.step-pl").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm1.step-pl", "mu-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1.step-contraction").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm1.step-contraction", "no-pl").verdict == Verdict::refuted);
}

TEST_CASE("squared gradients sum up to the decrease") {
  CHECK(attacked("scaled.thm1.step-sum").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm1.step-sum", "twice-gamma").verdict == Verdict::refuted);
}
