#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the test problem is strongly convex") {
  CHECK(attacked("biased.exp-sc").verdict == Verdict::proved);
  CHECK(attacked("biased.exp-sc", "periodic").verdict == Verdict::refuted);
}

TEST_CASE("the synthetic oracle has m = M = 0, and admits a zeta^2 > 0 that it does not need without bias") {
  const Finding finding = attacked("biased.exp61-setting");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "positive-zeta=admitted") == Verdict::proved);
  CHECK(reading(finding, "positive-zeta=needed") == Verdict::refuted);
  CHECK(attacked("biased.exp61-setting", "grows").verdict == Verdict::refuted);
}

TEST_CASE("at zeta = 0.1 the first term of (7) is the larger in one reading of eight") {
  const Finding finding = attacked("biased.exp61-floor");
  CHECK(finding.verdict == Verdict::undecided);
  for (const Finding& r : finding.readings)
    CHECK((r.verdict == Verdict::refuted) != r.id.ends_with("bias=each-entry,noise=total,matrix=Hessian"));
  CHECK(reading(finding, "bias=each-entry,noise=total,matrix=Hessian") == Verdict::proved);
  CHECK(attacked("biased.exp61-floor", "large-zeta").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp61-floor", "small-zeta").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp61-floor", "same-step").verdict == Verdict::refuted);
}

TEST_CASE("the floors of Figure 1 are ordered as said") {
  CHECK(attacked("biased.exp61-floor.limit").verdict == Verdict::survived);
  CHECK(attacked("biased.exp61-floor.limit", "large-zeta").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp61-floor.limit", "small-zeta").verdict == Verdict::refuted);
}
