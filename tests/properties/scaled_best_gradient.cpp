#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("without a range of alpha the bound of the best gradient fails") {
  const Finding finding = attacked("scaled.thm1-3");
  for (const std::string at_zero : {"-1", "0", "1"}) {
    CHECK(reading(finding, "range=as-in-1-and-2,sign(0)=" + at_zero) == Verdict::survived);
    CHECK(reading(finding, "range=any,sign(0)=" + at_zero) == Verdict::refuted);
  }
  CHECK(attacked("scaled.thm1-3", "uphill").verdict == Verdict::refuted);
}

TEST_CASE("with the range of the other items it holds") {
  CHECK(read_as("scaled.thm1-3/repaired", "sign(0)", 0).verdict == Verdict::survived);
}

TEST_CASE("going uphill, or a quarter of the bound, breaks it") {
  CHECK(attacked("scaled.thm1-3/repaired", "uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm1-3/repaired", "half-bound").verdict == Verdict::refuted);
}
