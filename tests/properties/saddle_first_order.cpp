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

TEST_CASE("half of the points are FOSPs in mean, not on every path") {
  const Finding found = attacked("saddle.thmA.9");
  CHECK(reading(found, "in-mean") == Verdict::survived);
  CHECK(reading(found, "on-every-path") == Verdict::refuted);
}

TEST_CASE("nor is Theorem 3.1 true of every path") {
  const Finding found = attacked("saddle.thm3.1");
  CHECK(reading(found, "in-mean") == Verdict::survived);
  CHECK(reading(found, "on-every-path") == Verdict::refuted);
}
