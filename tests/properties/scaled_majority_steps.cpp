#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("smoothness, Jensen and the second moment hold for votes") {
  CHECK(attacked("scaled.thm3.step-40").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-40", "half-smooth").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3.step-jensen").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-jensen", "half").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm3.step-m2").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-m2", "no-factor").verdict == Verdict::refuted);
}

TEST_CASE("the drift needs votes that do not depend on the lengths") {
  replays("scaled.thm3.step-41");
  CHECK(attacked("scaled.thm3.step-41/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.step-41/repaired", "against").verdict == Verdict::refuted);
}
