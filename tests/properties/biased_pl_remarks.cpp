#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the geometric series is at most 1/a, by induction") {
  CHECK(attacked("biased.thm6.geometric").verdict == Verdict::proved);
  CHECK(attacked("biased.thm6.geometric", "slower").verdict == Verdict::refuted);
}

TEST_CASE("the recursion unrolls, by induction") {
  CHECK(attacked("biased.thm6.unrolled").verdict == Verdict::proved);
  CHECK(attacked("biased.thm6.unrolled", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("the error floor of a quadratic has a part that no step size changes") {
  CHECK(attacked("biased.error-floor").verdict == Verdict::survived);
  CHECK(attacked("biased.error-floor", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.error-floor", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("without bias the PL rates are the known ones, a factor kappa above strong convexity") {
  CHECK(attacked("biased.pl-recover").verdict == Verdict::proved);
  CHECK(attacked("biased.pl-recover", "with-m").verdict == Verdict::refuted);
  CHECK(attacked("biased.sc-gap").verdict == Verdict::proved);
  CHECK(attacked("biased.sc-gap", "kappa-squared").verdict == Verdict::refuted);
}
