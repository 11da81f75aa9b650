#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the average of Theorem III's proof fails on runs, for both signs of e") {
  const Finding finding = attacked("ef.thm3.step-average");
  CHECK(finding.verdict == Verdict::refuted);
  for (const std::string side : {"=x-e", "=x+e"}) CHECK(reading(finding, side) == Verdict::refuted);
  replays("ef.thm3.step-average");
}

TEST_CASE("with the factor 2 of the square the average holds") {
  CHECK(attacked("ef.thm3.step-average/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm3.step-average/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm3.step-average/repaired", "printed-distances").verdict == Verdict::refuted);
}
