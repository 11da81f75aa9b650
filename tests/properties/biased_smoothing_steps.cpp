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

TEST_CASE("the second moment is bounded") {
  CHECK(attacked("biased.lem13.step-second").verdict == Verdict::survived);
  CHECK(attacked("biased.lem13.step-second", "smaller-L").verdict == Verdict::refuted);
}

TEST_CASE("the second moment bounds the variance") {
  CHECK(attacked("biased.lem13.step-variance").verdict == Verdict::survived);
  CHECK(attacked("biased.lem13.step-variance", "no-square-of-the-mean").verdict == Verdict::refuted);
}
