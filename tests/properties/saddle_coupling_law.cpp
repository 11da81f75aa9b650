#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("coupled runs have equal laws, jointly") {
  CHECK(attacked("saddle.defB.8").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.defB.10").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.defB.11").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.propB.12.dominance").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.propB.9").verdict == Verdict::survived);
  CHECK(attacked("saddle.B4.equal-f").verdict == Verdict::survived);
  CHECK(attacked("saddle.propB.9.step-marginals/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.B4.reflect").verdict == Verdict::survived);
}

TEST_CASE("sums have equal laws by joint laws, not by marginal ones") {
  const Finding found = attacked("saddle.propB.9.step-marginals");
  CHECK(reading(found, "law=joint") == Verdict::survived);
  CHECK(reading(found, "law=marginal") == Verdict::refuted);
}

TEST_CASE("coupled runs have equal laws, jointly: each checker notices what breaks it") {
  CHECK(attacked("saddle.propB.9", "one-sided").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B4.equal-f", "one-sided").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.9.step-marginals", "shifted").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.9.step-marginals/repaired", "shifted").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B4.reflect", "once").verdict == Verdict::refuted);
}
