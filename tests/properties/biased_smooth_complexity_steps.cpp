#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Theta is the bound of Lemma 3") {
  CHECK(attacked("biased.thm4.theta").verdict == Verdict::survived);
  CHECK(attacked("biased.thm4.theta", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm4.theta", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("the tuning of the appendix gives eps above the floor") {
  CHECK(attacked("biased.thm4.choice").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4.choice", "half-horizon").verdict == Verdict::refuted);
}

TEST_CASE("both branches of the minimum are as printed") {
  CHECK(attacked("biased.thm4.case-noise").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4.case-noise", "double-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm4.case-smooth").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4.case-smooth", "other-branch").verdict == Verdict::refuted);
}

TEST_CASE("targets below the floor need not be considered, and cannot be reached") {
  CHECK(attacked("biased.thm4.eps-threshold").verdict == Verdict::proved);
  CHECK(attacked("biased.thm4.eps-threshold", "factor-four").verdict == Verdict::refuted);
  CHECK(attacked("biased.thm4.eps-threshold", "longer-bias").verdict == Verdict::refuted);
}

TEST_CASE("without additive bias the bracket is made as small as one likes") {
  CHECK(attacked("biased.lem3-zeta0").verdict == Verdict::proved);
  CHECK(attacked("biased.lem3-zeta0", "half-horizon").verdict == Verdict::refuted);
}
