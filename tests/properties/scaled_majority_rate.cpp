#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Theorem 3 fails") {
  replays("scaled.thm3");
  replays("scaled.remark7");
  CHECK(read_as("scaled.remark7", "kappa", 0).verdict == Verdict::survived);
}

TEST_CASE("the constants of Theorem 3 are as stated") {
  const Finding range = attacked("scaled.thm3-zeta2-range");
  CHECK(reading(range, "mu=largest") == Verdict::proved);
  CHECK(reading(range, "mu=any") == Verdict::refuted);  // a constant objective
  CHECK(attacked("scaled.thm3-zeta2-range", "mu-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3.def-ip").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.def-ip", "kappa-minus-1").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3.step-monotone").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-monotone", "swapped").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3.step-monotone.advantage").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-monotone.advantage", "wrong-signs").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3-m1").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3-m1", "two-workers").verdict == Verdict::refuted);
}

TEST_CASE("with full gradients the vote is unanimous") {
  CHECK(attacked("scaled.sec4-gd").verdict == Verdict::survived);
  CHECK(attacked("scaled.sec4-gd", "one-opposes").verdict == Verdict::refuted);
}
