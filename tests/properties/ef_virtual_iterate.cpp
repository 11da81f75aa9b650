#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the printed sequence x + e has no such recurrence") {
  CHECK(attacked("ef.thm2.virtual").verdict == Verdict::refuted);
  replays("ef.thm2.virtual");
}

TEST_CASE("x - e has it, for every map and in every dimension") {
  CHECK(attacked("ef.thm2.virtual/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.thm2.virtual/repaired", "printed-sign").verdict == Verdict::refuted);
}

TEST_CASE("what is not sent at once is sent later") {
  CHECK(attacked("ef.thm2.sketch-fraction").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2.sketch-fraction", "gradients-go-on").verdict == Verdict::refuted);
}
