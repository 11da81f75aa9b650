#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("SGD's rate holds over t = 0..T, and its constants are attained there") {
  const Finding finding = attacked("ef.rem4.sgd");
  for (const std::string side : {"t=0..T", "expected-minimum"}) CHECK(reading(finding, "=" + side) == Verdict::survived);
  for (const std::string side : {"t=0..T-1", "t=1..T"}) CHECK(reading(finding, "=" + side) == Verdict::refuted);
  const Finding all = read_as("ef.rem4.sgd", "left side", 0);
  REQUIRE(all.sharpness.has_value());
  CHECK(*all.sharpness > 0.99);
  CHECK(attacked("ef.rem4.sgd", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("one step of SGD is an inequality") {
  CHECK(attacked("ef.rem4.sgd-step1").verdict == Verdict::refuted);
  replays("ef.rem4.sgd-step1");
  CHECK(attacked("ef.rem4.sgd-step1/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.rem4.sgd-step1/repaired", "twice-the-step").verdict == Verdict::refuted);
}

TEST_CASE("SGD averages in the mean, not on each path") {
  const Finding finding = attacked("ef.rem4.sgd-step2");
  CHECK(reading(finding, "=mean") == Verdict::survived);
  CHECK(reading(finding, "=every-path") == Verdict::refuted);
  CHECK(attacked("ef.rem4.sgd-step2", "ascends").verdict == Verdict::refuted);
}
