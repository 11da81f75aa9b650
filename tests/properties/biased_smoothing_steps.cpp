#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a norm in the proof of Lemma 13 lacks its square") {
  replays("biased.lem13.step-bias");
  CHECK(attacked("biased.lem13.step-bias", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("with it the display holds") {
  CHECK(attacked("biased.lem13.step-bias/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.lem13.step-bias/repaired", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("the second moment is bounded for functions smooth from both sides") {
  const Finding finding = attacked("biased.lem13.step-second");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "smooth=both-sides") == Verdict::survived);
  CHECK(reading(finding, "smooth=from-above") == Verdict::refuted);
  CHECK(attacked("biased.lem13.step-second", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("the second moment bounds the variance") {
  CHECK(attacked("biased.lem13.step-variance").verdict == Verdict::survived);
  CHECK(attacked("biased.lem13.step-variance", "no-square-of-the-mean").verdict == Verdict::refuted);
}
