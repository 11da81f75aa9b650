#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the gradient flow keeps its bounds") {
  CHECK(attacked("scaled.prop1-1").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop1-1", "slow").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop1-2").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop1-2", "slow").verdict == Verdict::refuted);
  AttackOptions sums;  // of functions of one variable each
  sums.effort = Effort::quick;
  sums.mutant = "slow";
  sums.pins["family"].values = {Number{2, 1}};
  CHECK(attack(*find_claim("scaled.prop1-2"), sums).verdict == Verdict::refuted);
}

TEST_CASE("the steps of the proof of Proposition 1 hold") {
  CHECK(attacked("scaled.prop1.step-25").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop1.step-25", "ascent").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop1.step-25", "backwards").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop1.step-26").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop1.step-26", "half-distance").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop1.step-ode").verdict == Verdict::proved);
  CHECK(attacked("scaled.prop1.step-ode", "half-rate").verdict == Verdict::refuted);
  CHECK(attacked("scaled.prop1.step-27").verdict == Verdict::survived);
  CHECK(attacked("scaled.prop1.step-27", "left-sum").verdict == Verdict::refuted);
}
