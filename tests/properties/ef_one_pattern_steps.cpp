#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Counterexample 3 is an instance of Theorem I") {
  CHECK(attacked("ef.thm1.covers-ce3").verdict == Verdict::proved);
  CHECK(attacked("ef.thm1.covers-ce3", "parallel-rows").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm1.covers-ce3", "positive-rows").verdict == Verdict::refuted);
}

TEST_CASE("the sign of a stochastic gradient has the sign of the slope, not of the loss") {
  replays("ef.thm1.step-gradient");
  CHECK(attacked("ef.thm1.step-gradient/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm1.step-gradient/repaired", "two-patterns").verdict == Verdict::refuted);
}

TEST_CASE("a step is +-gamma s or 0, along s unless sign(0) is not 0") {
  const Finding finding = attacked("ef.thm1.step-line");
  for (const std::string at_zero : {"0", "1", "-1"}) {
    CHECK(reading(finding, "step=+-gamma-s,sign(0)=" + at_zero) == Verdict::refuted);
    CHECK(reading(finding, "step=along-s,sign(0)=" + at_zero) == (at_zero == "0" ? Verdict::survived : Verdict::refuted));
  }
  CHECK(attacked("ef.thm1.step-line", "two-patterns").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm1.step-line/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm1.step-line/repaired", "two-patterns").verdict == Verdict::refuted);
}

TEST_CASE("the line has measure 0 for laws with a density only") {
  const Finding finding = attacked("ef.thm1.step-measure");
  CHECK(reading(finding, "law=density") == Verdict::survived);
  CHECK(reading(finding, "law=any") == Verdict::refuted);
  CHECK(attacked("ef.thm1.step-measure", "one-dimension").verdict == Verdict::refuted);
}
