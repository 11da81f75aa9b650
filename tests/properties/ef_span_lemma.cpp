#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a solution in the span has least norm, not always the largest margin") {
  const Finding finding = attacked("ef.lem9");
  CHECK(reading(finding, "=interpolators") == Verdict::survived);
  CHECK(reading(finding, "=separators") == Verdict::refuted);
  CHECK(attacked("ef.lem9", "off-the-span").verdict == Verdict::refuted);
}

TEST_CASE("stochastic gradients are combinations of rows, and the dual solution is unique") {
  CHECK(attacked("ef.lem9.step-span").verdict == Verdict::survived);
  CHECK(attacked("ef.lem9.step-solve").verdict == Verdict::survived);
  CHECK(attacked("ef.lem9.step-span", "off-the-rows").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem9.step-span", "signed-step").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem9.step-solve", "dependent-rows").verdict == Verdict::refuted);
}
