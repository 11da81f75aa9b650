#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("large noise takes the success probability to one half if it has a symmetric density, not if it is skewed") {
  const Finding finding = attacked("ssd.spb-extremes");
  CHECK(reading(finding, "=symmetric-density") == Verdict::survived);
  CHECK(reading(finding, "=any") == Verdict::refuted);
  CHECK(attacked("ssd.spb-extremes", "shifted").verdict == Verdict::refuted);
}

TEST_CASE("what the theorems need of SPB follows from a positive mean of the sign, unless rho is kept as defined") {
  const Finding finding = attacked("ssd.rem1-relaxation");
  CHECK(reading(finding, "=of-the-mean-sign") == Verdict::survived);
  CHECK(reading(finding, "=as-defined") == Verdict::refuted);
  CHECK(attacked("ssd.rem1-relaxation", "inverted").verdict == Verdict::refuted);
  CHECK(attacked("ssd.rem1-relaxation", "one-vote").verdict == Verdict::refuted);
}

TEST_CASE("both conditions are one unless a sign is 0") {
  CHECK(attacked("ssd.rem1-identical").verdict == Verdict::proved);
  CHECK(attacked("ssd.rem1-identical", "zero-signs").verdict == Verdict::refuted);
}
