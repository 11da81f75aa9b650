#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("smoothness and the split of the second moment give the first display") {
  CHECK(attacked("biased.lem2.step-variance").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2.step-variance", "no-spread").verdict == Verdict::refuted);
}

TEST_CASE("the noise bound gives its third line") {
  CHECK(attacked("biased.lem2.step-noise").verdict == Verdict::survived);
  CHECK(attacked("biased.lem2.step-noise", "shrunk-signal").verdict == Verdict::refuted);
}

TEST_CASE("the limit of the step size gives the second display") {
  CHECK(attacked("biased.lem2.step-stepsize").verdict == Verdict::proved);
  CHECK(attacked("biased.lem2.step-stepsize", "double-step").verdict == Verdict::refuted);
}

TEST_CASE("completing the square is an identity") {
  CHECK(attacked("biased.lem2.step-polarisation").verdict == Verdict::proved);
  CHECK(attacked("biased.lem2.step-polarisation", "minus-bias").verdict == Verdict::refuted);
}

TEST_CASE("the bias bound gives the last line") {
  CHECK(attacked("biased.lem2.step-bias").verdict == Verdict::proved);
  CHECK(attacked("biased.lem2.step-bias", "no-relative-part").verdict == Verdict::refuted);
}
