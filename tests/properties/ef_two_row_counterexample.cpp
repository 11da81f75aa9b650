#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one gradient of two is proportional to the gradient in the mean, and half of it") {
  const Finding finding = attacked("ef.ce3.gradient");
  CHECK(reading(finding, "=unbiased") == Verdict::refuted);
  CHECK(reading(finding, "=proportional") == Verdict::proved);
  CHECK(attacked("ef.ce3.gradient", "one-row-only").verdict == Verdict::refuted);
}

TEST_CASE("signSGD reaches points where a stochastic gradient vanishes, so that its sign is not +-(1, -1)") {
  replays("ef.ce3.sign-direction");
  CHECK(attacked("ef.ce3.sign-direction", "no-sign").verdict == Verdict::refuted);
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
