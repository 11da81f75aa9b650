#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("EF-signSGD contracts towards the solution of least norm for small steps, whose margin need not be the largest") {
  const Finding finding = attacked("ef.contrib3");
  CHECK(reading(finding, "step=small-enough,solution=least-norm") == Verdict::survived);
  CHECK(reading(finding, "step=small-enough,solution=largest-margin") == Verdict::refuted);
  CHECK(reading(finding, "step=any,solution=least-norm") == Verdict::refuted);
  CHECK(reading(finding, "step=any,solution=largest-margin") == Verdict::refuted);
  CHECK(attacked("ef.contrib3", "large-step").verdict == Verdict::refuted);
}
