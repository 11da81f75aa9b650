#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the problem, the methods and Example 1") {
  CHECK(attacked("scaled.def-problem").verdict == Verdict::survived);
  CHECK(attacked("scaled.def-problem", "slope").verdict == Verdict::refuted);
  CHECK(attacked("scaled.def-signgd").verdict == Verdict::survived);
  CHECK(attacked("scaled.def-signgd", "uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.def-signgd", "scaled").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex1.gradient").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex1.gradient", "half-gradient").verdict == Verdict::refuted);
}

TEST_CASE("signGD has a cycle where gradient descent contracts") {
  CHECK(attacked("scaled.intro-nonconvergence").verdict == Verdict::survived);
  CHECK(attacked("scaled.intro-nonconvergence", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark1/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark1/repaired", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark1/repaired", "plain").verdict == Verdict::refuted);
}

TEST_CASE("AdaGrad-Norm is not linear on every function that Remark 1 speaks of") {
  replays("scaled.remark1");
  CHECK(attacked("scaled.remark1", "long-steps").verdict == Verdict::refuted);
}
