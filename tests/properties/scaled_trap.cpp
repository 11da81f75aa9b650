#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("wrong steps that are long keep the iterates away from the minimum") {
  CHECK(attacked("scaled.thm2-2.trap").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2-2.trap", "short-wrong-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-2.trap.step").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2-2.trap.step", "short-wrong-steps").verdict == Verdict::refuted);
}
