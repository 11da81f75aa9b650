#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one gradient of two is half of the gradient in the mean") {
  replays("ef.ce3.gradient");
  CHECK(attacked("ef.ce3.gradient", "one-row-only").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce3.gradient/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.ce3.gradient/repaired", "one-row-only").verdict == Verdict::refuted);
}

TEST_CASE("the sign of a stochastic gradient is +-(1, -1) at the start, and not where it vanishes, which signSGD reaches") {
  const Finding finding = attacked("ef.ce3.sign-direction");
  for (const std::string at_zero : {"0", "1", "-1"}) {
    CHECK(reading(finding, "point=x_0,sign(0)=" + at_zero) == Verdict::proved);
    CHECK(reading(finding, "point=any-iterate,sign(0)=" + at_zero) == Verdict::refuted);
  }
  CHECK(attacked("ef.ce3.sign-direction", "above-1").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce3.sign-direction/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.ce3.sign-direction/repaired", "above-1").verdict == Verdict::refuted);
}

TEST_CASE("signSGD makes no progress when sign(0) = 0, and leaves the line when it is not") {
  const Finding finding = attacked("ef.ce3.no-progress");
  CHECK(reading(finding, "sign(0)=0") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=1") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::refuted);
  CHECK(attacked("ef.ce3.no-progress", "no-sign").verdict == Verdict::refuted);
}
