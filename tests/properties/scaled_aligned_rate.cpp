#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("right signs that are not shorter align the step") {
  CHECK(attacked("scaled.thm2.step-key/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-key/repaired", "unscaled").verdict == Verdict::refuted);
}

TEST_CASE("with alignment the constant step reaches its neighbourhood") {
  CHECK(attacked("scaled.thm2-1/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2-1/repaired", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-1/repaired", "no-noise-term").verdict == Verdict::refuted);
}
