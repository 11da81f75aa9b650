#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bounds by the central limit theorem stand") {
  CHECK(attacked("ssd.lem11").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem11.berry-esseen").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem12").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem12.concavity").verdict == Verdict::survived);
}

TEST_CASE("one sample, another size, a quarter of the batch or half an argument break them") {
  CHECK(attacked("ssd.lem11", "one-sample").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem11.berry-esseen", "other-size").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12", "quarter-batch").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.concavity", "one-sample").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.concavity", "quarter-batch").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.concavity", "half-argument").verdict == Verdict::refuted);
}
