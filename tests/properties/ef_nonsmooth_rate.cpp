#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Theorem III holds for averages, not for 1/T times T + 1 iterates") {
  const Finding finding = attacked("ef.thm3");
  CHECK(reading(finding, "=printed") == Verdict::refuted);
  CHECK(reading(finding, "=t=0..T") == Verdict::survived);
  CHECK(reading(finding, "=t=0..T-1") == Verdict::survived);
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

TEST_CASE("the rates at the best step hold over t = 0..T only, and SGD attains its own") {
  for (const char* id : {"ef.rem6", "ef.rem6.sgd"}) {
    const Finding finding = attacked(id);
    CHECK(reading(finding, "=printed") == Verdict::refuted);
    CHECK(reading(finding, "=t=0..T") == Verdict::survived);
    CHECK(reading(finding, "=t=0..T-1") == Verdict::refuted);
    CHECK(attacked(id, "ascends").verdict == Verdict::refuted);
  }
  const Finding all = read_as("ef.rem6.sgd", "average", 1);
  REQUIRE(all.sharpness.has_value());
  CHECK(*all.sharpness > 0.999999);
}
