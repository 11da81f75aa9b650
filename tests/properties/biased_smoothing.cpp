#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bias of Gaussian smoothing needs smoothness from both sides") {
  const Finding finding = attacked("biased.gs-bias");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.gs-bias", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("so does its second moment") {
  const Finding finding = attacked("biased.gs-second");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.gs-second", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("so do its parameters") {
  const Finding finding = attacked("biased.gs-params");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.gs-params", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("so does its row of Table 1") {
  const Finding finding = attacked("biased.tab1-gs");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.tab1-gs", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("and Lemma 13") {
  const Finding finding = attacked("biased.lem13");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.lem13", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("with a Lipschitz gradient Lemma 13 holds") {
  CHECK(attacked("biased.lem13/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.lem13/repaired", "smaller-L").verdict == Verdict::refuted);
}
