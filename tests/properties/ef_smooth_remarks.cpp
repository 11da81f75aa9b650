#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("delta is in the higher order term only") {
  CHECK(attacked("ef.rem4.higher-order").verdict == Verdict::proved);
  CHECK(attacked("ef.rem4.higher-order", "larger-share").verdict == Verdict::refuted);
}

TEST_CASE("no constant in O(1/delta^2) makes the last term negligible, O(1/delta^4) does") {
  CHECK(attacked("ef.rem4.threshold").verdict == Verdict::refuted);
  replays("ef.rem4.threshold");
  CHECK(attacked("ef.rem4.threshold.all-constants").verdict == Verdict::proved);
  CHECK(attacked("ef.rem4.threshold.all-constants", "smaller-m").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem4.threshold/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.rem4.threshold/repaired", "quadratic").verdict == Verdict::refuted);
}

TEST_CASE("twice as slow is what the proof shows, not what Remark 4 displays") {
  const Finding finding = attacked("ef.footnote1");
  CHECK(reading(finding, "=Remark-4") == Verdict::refuted);
  CHECK(reading(finding, "=proof") == Verdict::proved);
  CHECK(attacked("ef.footnote1", "other-sgd").verdict == Verdict::refuted);
}
