#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Theorem 6 has no logarithm") {
  CHECK(attacked("ssd.option2-comparison").verdict == Verdict::proved);
  CHECK(attacked("ssd.option2-comparison.log-2").verdict == Verdict::proved);
  CHECK(attacked("ssd.option2-comparison", "smaller-log").verdict == Verdict::refuted);
  CHECK(attacked("ssd.option2-comparison.log-2", "three-halves").verdict == Verdict::refuted);
}

TEST_CASE("the rate of Theorem 5 has none for constant steps only") {
  CHECK(read_as("ssd.novelty-steps", "steps", 1).verdict == Verdict::proved);
  CHECK(read_as("ssd.novelty-steps", "steps", 0).verdict == Verdict::refuted);
  CHECK(attacked("ssd.novelty-steps", "fixed-step").verdict == Verdict::refuted);
}

TEST_CASE("the row of Table 1 holds for two of its three bounds") {
  CHECK(read_as("ssd.table1.ours-signsgd", "bound", 0).verdict == Verdict::proved);
  CHECK(read_as("ssd.table1.ours-signsgd", "bound", 1).verdict == Verdict::proved);
  CHECK(read_as("ssd.table1.ours-signsgd", "bound", 2).verdict == Verdict::refuted);
  CHECK(attacked("ssd.table1.ours-signsgd", "fixed-step").verdict == Verdict::refuted);
}
