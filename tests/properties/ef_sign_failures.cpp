#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signSGD with a fixed step does not settle on the line, unless it starts at the minimiser with step 0") {
  const Finding finding = attacked("ef.ce1.nonconvergence");
  CHECK(reading(finding, "projection=yes,x_0=not-the-minimiser") == Verdict::survived);
  CHECK(reading(finding, "projection=no,x_0=not-the-minimiser") == Verdict::survived);
  CHECK(reading(finding, "projection=yes,x_0=any") == Verdict::refuted);
  CHECK(reading(finding, "projection=no,x_0=any") == Verdict::refuted);
  CHECK(attacked("ef.ce1.nonconvergence", "even").verdict == Verdict::refuted);
}

TEST_CASE("the mean of the sign does not see magnitudes") {
  CHECK(attacked("ef.rem1").verdict == Verdict::proved);
  CHECK(attacked("ef.rem1", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem1", "one-value").verdict == Verdict::refuted);
}

TEST_CASE("the sign ignores (1, 1) unless sign(0) = 0") {
  const Finding finding = attacked("ef.rem2");
  CHECK(reading(finding, "sign(0)=1") == Verdict::proved);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::proved);
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(attacked("ef.rem2", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("under normal noise signSGD descends") {
  CHECK(attacked("ef.benign").verdict == Verdict::survived);
  CHECK(attacked("ef.benign", "shifted-noise").verdict == Verdict::refuted);
  CHECK(attacked("ef.benign", "half-smoothness").verdict == Verdict::refuted);
}
