#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("fewer than half of the points contradict Lemma A.7 on all runs tried") {
  CHECK(attacked("saddle.thmA.9.step-contradiction").verdict == Verdict::survived);
  CHECK(attacked("saddle.thmA.9.step-contradiction", "large-step").verdict == Verdict::refuted);
}

TEST_CASE("a map that does not contract visits more points of large gradient") {
  CHECK(attacked("saddle.thmA.9", "no-contraction").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm3.1", "no-contraction").verdict == Verdict::refuted);
}

TEST_CASE("half of the points are FOSPs in mean") {
  CHECK(attacked("saddle.thmA.9").verdict == Verdict::survived);
  CHECK(attacked("saddle.thm3.1").verdict == Verdict::survived);
}
