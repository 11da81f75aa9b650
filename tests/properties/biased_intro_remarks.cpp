#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a bias shorter than the gradient costs no accuracy; one as long may stop everything") {
  CHECK(read_as("biased.intro-same-accuracy", "bias", 0).verdict == Verdict::proved);
  CHECK(read_as("biased.intro-same-accuracy", "bias", 1).verdict == Verdict::refuted);
  CHECK(attacked("biased.intro-same-accuracy", "half-horizon").verdict == Verdict::refuted);
}

TEST_CASE("a constant bias gives a neighbourhood only") {
  CHECK(attacked("biased.intro-neighbourhood").verdict == Verdict::proved);
  CHECK(attacked("biased.intro-neighbourhood", "no-bias").verdict == Verdict::refuted);
}

TEST_CASE("quantised gradients have a relative bias, the plain sign has not") {
  CHECK(attacked("biased.intro-quantised").verdict == Verdict::survived);
  CHECK(attacked("biased.intro-quantised", "unscaled-sign").verdict == Verdict::refuted);
}

TEST_CASE("Gaussian smoothing is unbiased for the smoothed function") {
  CHECK(attacked("biased.gs-smoothed").verdict == Verdict::survived);
  CHECK(attacked("biased.gs-smoothed", "central-difference-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.gs-smoothed", "undamped").verdict == Verdict::refuted);
}

TEST_CASE("a relative bias of any strength leaves the sum of squared gradients bounded") {
  CHECK(attacked("biased.sec32-converges-any-m").verdict == Verdict::survived);
  CHECK(attacked("biased.sec32-converges-any-m", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec32-converges-any-m", "no-m").verdict == Verdict::refuted);
}

TEST_CASE("the region reached is O(zeta^2) with a constant that grows with m") {
  CHECK(attacked("biased.zeta-region").verdict == Verdict::proved);
  CHECK(attacked("biased.zeta-region", "half-floor").verdict == Verdict::refuted);
  CHECK(attacked("biased.zeta-region", "no-constant").verdict == Verdict::refuted);
  CHECK(attacked("biased.zeta-region", "shorter-bias").verdict == Verdict::refuted);
}
