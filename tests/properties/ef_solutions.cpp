#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the solutions form an affine subspace, no linear one") {
  const Finding finding = attacked("ef.ls.solution-set");
  CHECK(reading(finding, "=affine") == Verdict::survived);
  CHECK(reading(finding, "=linear") == Verdict::refuted);
  CHECK(attacked("ef.ls.solution-set", "no-solution").verdict == Verdict::refuted);
}

TEST_CASE("the pseudo-inverse gives the solution of least norm") {
  CHECK(attacked("ef.ls.minnorm").verdict == Verdict::survived);
  CHECK(attacked("ef.ls.minnorm", "no-inverse").verdict == Verdict::refuted);
}

TEST_CASE("least norm is largest margin among interpolators, among separators only with the right dual signs") {
  const Finding finding = attacked("ef.ls.maxmargin");
  CHECK(reading(finding, "=interpolators") == Verdict::survived);
  CHECK(reading(finding, "=separators") == Verdict::refuted);
  CHECK(attacked("ef.ls.maxmargin/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.ls.maxmargin", "not-the-least").verdict == Verdict::refuted);
  CHECK(attacked("ef.ls.maxmargin/repaired", "other-signs").verdict == Verdict::refuted);
}
