#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("runs of the length of Theorem 4 have its accuracy") {
  CHECK(attacked("biased.thm4").verdict == Verdict::survived);
  CHECK(attacked("biased.thm4", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm4", "sixteenth").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 3 implies Theorem 4 with the constants 8 and 2") {
  CHECK(attacked("biased.thm4.main-tuning").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4.main-tuning", "constant-two").verdict == Verdict::refuted);
}

TEST_CASE("with additive bias finitely many iterations are enough, and nothing is gained after") {
  CHECK(attacked("biased.thm4-finite").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4-finite", "constant-two").verdict == Verdict::refuted);
}

TEST_CASE("without bias the printed count is that of SGD and of gradient descent") {
  CHECK(attacked("biased.thm4-recover").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4-recover", "with-bias").verdict == Verdict::refuted);
}

TEST_CASE("the count is divided by 1 - m, not multiplied") {
  CHECK(read_as("biased.thm4-factor", "factor", 1).verdict == Verdict::proved);
  CHECK(read_as("biased.thm4-factor", "factor", 0).verdict == Verdict::refuted);
  CHECK(attacked("biased.thm4-factor/repaired").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4-factor/repaired", "squared").verdict == Verdict::refuted);
}

TEST_CASE("the divided count is not divided by the square") {
  CHECK(attacked("biased.thm4-factor", "squared").verdict == Verdict::refuted);
}
