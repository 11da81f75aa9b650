#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the first diminishing steps overshoot") {
  replays("scaled.thm2-2");
  replays("scaled.thm2.step-ck");
  CHECK(attacked("scaled.thm2.step-ck/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-ck/repaired", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("delayed steps converge") {
  CHECK(attacked("scaled.thm2-2/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2-2/repaired", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-2/repaired", "no-noise").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-2.induction").verdict == Verdict::proved);
  CHECK(attacked("scaled.thm2-2.induction", "quarter").verdict == Verdict::refuted);
}
