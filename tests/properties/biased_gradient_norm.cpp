#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the mean squared gradient stays below the bound of Lemma 3") { CHECK(attacked("biased.lem3").verdict == Verdict::survived); }

TEST_CASE("three times the step, or no bias term, breaks Lemma 3") {
  CHECK(attacked("biased.lem3", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem3", "no-bias-term").verdict == Verdict::refuted);
}
