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

TEST_CASE("a step is +-gamma s or, with sign(0) = 0, 0") {
  const Finding finding = attacked("ef.thm1.step-line");
  CHECK(finding.verdict == Verdict::refuted);
  for (const std::string at_zero : {"0", "1", "-1"}) CHECK(reading(finding, "sign(0)=" + at_zero) == Verdict::refuted);
  CHECK(attacked("ef.thm1.step-line", "two-patterns").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm1.step-line/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm1.step-line/repaired", "two-patterns").verdict == Verdict::refuted);
}

TEST_CASE("the line has measure 0 in two dimensions and more") {
  CHECK(attacked("ef.thm1.step-measure").verdict == Verdict::survived);
  CHECK(attacked("ef.thm1.step-measure", "one-dimension").verdict == Verdict::refuted);
}
