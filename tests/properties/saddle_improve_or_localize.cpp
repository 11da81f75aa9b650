#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("improve or localize") {
  for (const char* id : {"saddle.lemB.4", "saddle.corB.5/repaired", "saddle.corB.6"}) {
    CAPTURE(id);
    CHECK(attacked(id).verdict == Verdict::survived);
  }
  CHECK(attacked("saddle.corB.6.step-from-B.5").verdict == Verdict::proved);
  const Finding simplified = attacked("saddle.corB.5");
  CHECK(simplified.verdict == Verdict::undecided);
  CHECK(reading(simplified, "of-this-proof") == Verdict::refuted);
  CHECK(reading(simplified, "of-appendix-B") == Verdict::survived);
}

TEST_CASE("improve or localize on short runs: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.4", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.4", "no-gradient-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5", "without-F").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5/repaired", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.6", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.6.step-from-B.5", "eight").verdict == Verdict::refuted);
}
