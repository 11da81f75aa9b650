#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bounds by the central limit theorem stand") {
  CHECK(attacked("ssd.lem11").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem11.berry-esseen").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem12").verdict == Verdict::survived);
}

TEST_CASE("the remark on Bernoulli laws is proved") { CHECK(attacked("ssd.lem11.bernoulli").verdict == Verdict::proved); }

TEST_CASE("one sample, another size, a quarter of the batch or a second moment break them") {
  CHECK(attacked("ssd.lem11", "one-sample").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem11.berry-esseen", "other-size").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12", "quarter-batch").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem11.bernoulli", "second-moment").verdict == Verdict::refuted);
}
