#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("both cases of the proof of Lemma 15 are proved, and need their hypotheses") {
  CHECK(attacked("ssd.lem15.case1").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem15.case1", "longer-difference").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem15.case2").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem15.case2", "shorter-difference").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 15 is proved in the plane of its vectors") {
  CHECK(attacked("ssd.lem15.plane").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem15.plane", "quarter-difference").verdict == Verdict::refuted);
}
