#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("AdaGrad-Norm may be sublinear") {
  replays("scaled.adanorm-linear");
  CHECK(attacked("scaled.adanorm-linear.slow").verdict == Verdict::proved);
  CHECK(attacked("scaled.adanorm-linear.slow", "eta-half").verdict == Verdict::refuted);
  CHECK(attacked("scaled.adanorm-linear.slow", "no-growth").verdict == Verdict::refuted);
}

TEST_CASE("from a large denominator it is linear") {
  CHECK(attacked("scaled.adanorm-linear/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.adanorm-linear/repaired", "small-b").verdict == Verdict::refuted);
}
