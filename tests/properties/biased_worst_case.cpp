#include "tests/properties/registry.hpp"

namespace biased_worst_case_test {

using namespace lemmata;

TEST_CASE("exact steps of a biased oracle hold, are reached, and need their bias and noise") {
  for (const char* id : {"biased.lem2/worst-case", "biased.lem3/worst-case", "biased.thm6/worst-case"}) {
    CAPTURE(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(0) > 0.99);
    CHECK(attacked(id, "half-the-noise").verdict == Verdict::refuted);
  }
  CHECK(attacked("biased.lem2/worst-case", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem3/worst-case", "no-bias-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm6/worst-case", "no-m").verdict == Verdict::refuted);
}

TEST_CASE("without noise a bias does no more harm than a shorter step: exact values of the mean and of the best squared gradient") {
  for (const char* id : {"biased.lem3/worst-case-smooth", "biased.psi-min/worst-case"}) {
    CAPTURE(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(0) > 0.99);
    CHECK(attacked(id, "no-m").verdict == Verdict::refuted);
    CHECK(attacked(id, "ascends").verdict == Verdict::refuted);
  }
}

TEST_CASE("for the mean this is an induction, link by link") {
  CHECK(attacked("biased.lem3.shorter-step").verdict == Verdict::proved);
  CHECK(attacked("biased.lem3.shorter-step", "no-last-term").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem3.shorter-step", "longer-step").verdict == Verdict::refuted);
}

}  // namespace biased_worst_case_test
