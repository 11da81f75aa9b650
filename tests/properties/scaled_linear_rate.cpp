#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("scaled signGD converges linearly, whatever sign(0)") {
  CHECK(read_as("scaled.thm1-1", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-1", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-2", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("scaled.thm1-2", "sign(0)", -1).verdict == Verdict::survived);
}

TEST_CASE("a step beyond the range, or twice mu, breaks the rate") {
  CHECK(attacked("scaled.thm1-1", "step-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-1", "mu-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-2", "step-beyond").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-2", "mu-twice").verdict == Verdict::refuted);
}
