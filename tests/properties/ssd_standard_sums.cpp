#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the sums of 1/sqrt(k) and 1/k are proved by induction") {
  const Finding finding = attacked("ssd.eq22");
  CHECK(finding.verdict == Verdict::proved);
  CHECK(finding.proof == "induction");
}

TEST_CASE("sums from k = 2 on do not meet the bounds") { CHECK(attacked("ssd.eq22", "from-two").verdict == Verdict::refuted); }
