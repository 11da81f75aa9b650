#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the objectives have the minimum they declare, and one with a linear term or a saddle has none") {
  CHECK(attacked("biased.problem").verdict == Verdict::survived);
  CHECK(attacked("biased.problem", "linear-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.problem", "saddle").verdict == Verdict::refuted);
}

TEST_CASE("the iteration is eq. (2) written out") {
  CHECK(attacked("biased.update").verdict == Verdict::survived);
  CHECK(attacked("biased.update", "no-bias").verdict == Verdict::refuted);
  CHECK(attacked("biased.update", "constant-step").verdict == Verdict::refuted);
}

TEST_CASE("smoothness bounds from above, with the least constant") {
  CHECK(attacked("biased.as1").verdict == Verdict::survived);
  CHECK(attacked("biased.as1", "half-constant").verdict == Verdict::refuted);
}

TEST_CASE("the PL functions are PL with the largest mu, and the Huber function is not") {
  CHECK(attacked("biased.as2").verdict == Verdict::survived);
  CHECK(attacked("biased.as2", "twice-mu").verdict == Verdict::refuted);
  CHECK(attacked("biased.as2", "merely-convex").verdict == Verdict::refuted);
}

TEST_CASE("strong convexity implies PL with the same mu, and is more") {
  CHECK(attacked("biased.pl-from-sc").verdict == Verdict::survived);
  CHECK(attacked("biased.pl-from-sc", "twice-mu").verdict == Verdict::refuted);
}
