#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Theorem III is false for 1/T times T + 1 iterates, and holds for averages") {
  const Finding finding = attacked("ef.thm3");
  CHECK(reading(finding, "=printed") == Verdict::refuted);
  for (const std::string average : {"=t=0..T", "=t=0..T-1"}) CHECK(reading(finding, average) == Verdict::survived);
  CHECK(attacked("ef.thm3", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("the proof gives half of the bound, which is attained") {
  const Finding finding = attacked("ef.thm3/repaired");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.999);
  CHECK(attacked("ef.thm3/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm3/repaired", "shorter-average").verdict == Verdict::refuted);
}

TEST_CASE("the rate of SGD at the best step is false for 1/T times T + 1 iterates; for their average it holds, and is attained") {
  const Finding printed = attacked("ef.rem6.sgd");
  for (const std::string average : {"=printed", "=t=0..T-1"}) CHECK(reading(printed, average) == Verdict::refuted);
  CHECK(reading(printed, "=t=0..T") == Verdict::survived);
  CHECK(attacked("ef.rem6.sgd", "ascends").verdict == Verdict::refuted);
  const Finding finding = attacked("ef.rem6.sgd/repaired");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.999999);
  CHECK(attacked("ef.rem6.sgd/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem6.sgd/repaired", "shorter-average").verdict == Verdict::refuted);
}

TEST_CASE("the rate at the best step is false for every average, and holds with the best step of the bound that is proved") {
  CHECK(attacked("ef.rem6").verdict == Verdict::refuted);
  CHECK(read_as("ef.rem6", "average", 1).verdict == Verdict::refuted);
  CHECK(attacked("ef.rem6/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.rem6/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem6/repaired", "printed-factor").verdict == Verdict::refuted);
}
