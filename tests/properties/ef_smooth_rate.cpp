#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the square orbit refutes Theorem II for every meaning of its left side") {
  const Finding finding = attacked("ef.thm2");
  CHECK(finding.verdict == Verdict::refuted);
  for (const std::string side : {"t=0..T", "t=0..T-1", "t=1..T", "expected-minimum"})
    CHECK(reading(finding, "=" + side) == Verdict::refuted);
  replays("ef.thm2");
}

TEST_CASE("the square orbit meets the assumptions") {
  CHECK(attacked("ef.thm2.orbit").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2.orbit", "other-step").verdict == Verdict::refuted);
}

TEST_CASE("with the constants of the proof Theorem II stands") {
  CHECK(attacked("ef.thm2/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2/repaired", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("Remark 4 falls and stands with Theorem II") {
  CHECK(attacked("ef.rem4").verdict == Verdict::refuted);
  replays("ef.rem4");
  CHECK(attacked("ef.rem4/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.rem4/repaired", "ascends").verdict == Verdict::refuted);
}
