#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the square of a normal's mean size is 2/pi of its variance, and neither 2/3 nor a half") {
  const Finding finding = attacked("saddle.lemB.18.step-Xi-firstmoment");
  CHECK(finding.verdict == Verdict::survived);
  CHECK(finding.sharpness.value_or(0) > 0.999);
  CHECK(attacked("saddle.lemB.18.step-Xi-firstmoment", "three").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Xi-firstmoment", "half").verdict == Verdict::refuted);
}
