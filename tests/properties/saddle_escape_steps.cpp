#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the proof of Proposition B.20 loses constants in two steps") {
  CHECK(attacked("saddle.propB.20.step-lower").verdict == Verdict::survived);
  replays("saddle.propB.20.step-exp");
  CHECK(attacked("saddle.propB.20.step-exp/repaired").verdict == Verdict::survived);
  replays("saddle.propB.20.step-half");
  CHECK(attacked("saddle.propB.20.step-half/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.thmB.19.step-sum.arithmetic").verdict == Verdict::proved);
}

TEST_CASE("the proof of Proposition B.20 loses constants in two steps: each checker notices what breaks it") {
  CHECK(attacked("saddle.propB.20.step-lower", "early").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20.step-exp", "negative-curvature-lost").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20.step-exp/repaired", "e").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20.step-half", "one-run").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.20.step-half/repaired", "half").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19.step-sum.arithmetic", "F-without-root").verdict == Verdict::refuted);
}
