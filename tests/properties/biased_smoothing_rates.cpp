#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Gaussian smoothing costs a factor of order d") {
  CHECK(attacked("biased.gs-slowdown").verdict == Verdict::proved);
  CHECK(attacked("biased.gs-slowdown", "square").verdict == Verdict::refuted);
}

TEST_CASE("the complexity of zeroth-order descent follows from Theorem 6, with the logarithm of the appendix") {
  CHECK(attacked("biased.gs-pl-complexity").verdict == Verdict::survived);
  CHECK(attacked("biased.gs-pl-complexity", "square").verdict == Verdict::refuted);
  CHECK(attacked("biased.gs-pl-complexity", "no-floor").verdict == Verdict::refuted);
}

TEST_CASE("its second term is at most kappa") {
  CHECK(attacked("biased.gs-pl-second").verdict == Verdict::proved);
  CHECK(attacked("biased.gs-pl-second", "no-floor").verdict == Verdict::refuted);
}

TEST_CASE("the level can be surpassed by the method, and by the bound within a factor 2 only") {
  const Finding finding = attacked("biased.gs-pl-accuracy");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "of=bound") == Verdict::refuted);
  CHECK(reading(finding, "of=order-of-bound") == Verdict::proved);
  CHECK(reading(finding, "of=method") == Verdict::refuted);
  CHECK(attacked("biased.gs-pl-accuracy", "fourth-power").verdict == Verdict::refuted);
}

TEST_CASE("by any factor") {
  CHECK(attacked("biased.gs-pl-accuracy/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.gs-pl-accuracy/repaired", "fixed-step").verdict == Verdict::refuted);
}

TEST_CASE("the radius is worse than the cited one by a factor of order d") {
  CHECK(attacked("biased.gs-ns-comparison").verdict == Verdict::proved);
  CHECK(attacked("biased.gs-ns-comparison", "same-radius").verdict == Verdict::refuted);
}
