#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the printed bound of signGD is a fourth of what holds") {
  replays("scaled.remark3-signgd");
  CHECK(attacked("scaled.remark3-signgd/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark3-signgd/repaired", "long-steps").verdict == Verdict::refuted);
}

TEST_CASE("(17) is never near its printed value") {
  replays("scaled.remark3-limit");
  CHECK(attacked("scaled.remark3-limit/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark3-limit/repaired", "flat").verdict == Verdict::refuted);
}

TEST_CASE("the dimension enters only as far as the constants differ") {
  const Finding finding = attacked("scaled.remark3-tighter");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "L=one-symbol") == Verdict::survived);
  CHECK(reading(finding, "L=own-constants") == Verdict::survived);
  CHECK(reading(finding, "L=own-constants-by-d") == Verdict::refuted);
  CHECK(attacked("scaled.remark3-tighter", "no-dimension").verdict == Verdict::refuted);
}

TEST_CASE("in the maximum norm both bounds agree, on four times the printed number") {
  const Finding finding = read_as("scaled.remark3-maxnorm", "sign(0)", 0);
  CHECK(reading(finding, "bound=as-printed") == Verdict::refuted);
  CHECK(reading(finding, "bound=as-derived") == Verdict::survived);
  CHECK(attacked("scaled.remark3-maxnorm", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark3-maxnorm", "euclidean").verdict == Verdict::refuted);
}
