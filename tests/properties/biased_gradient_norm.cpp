#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("every step of a run, and the average of all, stay below the bounds of Section 4.2") {
  CHECK(attacked("biased.sec42-rearranged").verdict == Verdict::survived);
  CHECK(attacked("biased.sec42-rearranged", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec42-rearranged", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec42-averaged").verdict == Verdict::survived);
  CHECK(attacked("biased.sec42-averaged", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec42-averaged", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("the mean squared gradient stays below the bound of Lemma 3") {
  CHECK(attacked("biased.lem3").verdict == Verdict::survived);
  CHECK(attacked("biased.lem3", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem3", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("Psi_T is the mean of a random iterate") {
  CHECK(attacked("biased.psi-random").verdict == Verdict::survived);
  CHECK(attacked("biased.psi-random", "one-late").verdict == Verdict::refuted);
}

TEST_CASE("the best of the iterates that Psi_T averages is at most Psi_T; the best of x_1, ..., x_T need not be") {
  CHECK(read_as("biased.psi-min", "index-set", 0).verdict == Verdict::survived);
  CHECK(read_as("biased.psi-min", "index-set", 1).verdict == Verdict::refuted);
  CHECK(attacked("biased.psi-min", "half-psi").verdict == Verdict::refuted);
}
