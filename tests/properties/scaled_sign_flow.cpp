#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the sign flow keeps its bounds") {
  CHECK(attacked("scaled.prop2-1").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop2-1", "slow").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop2-2").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop2-2", "slow").verdict == Verdict::refuted);
}

TEST_CASE("the steps of the proof of Proposition 2 hold") {
  CHECK(attacked("scaled.prop2.step-28").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop2.step-28", "slow").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop2.step-28", "leaves-uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop2.step-29").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop2.step-29", "half-distance").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop2.step-ode").verdict == Verdict::proved);
  CHECK(attacked("scaled.prop2.step-ode", "half").verdict == Verdict::refuted);
}

TEST_CASE("it is linear where the gradient flow is sublinear") {
  CHECK(attacked("scaled.sec2-flow-advantage").verdict == Verdict::survived);
  CHECK(attacked("scaled.sec2-flow-advantage", "cubic").verdict == Verdict::refuted);
}
