#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a cosine landscape meets Assumption A, with no smaller constants") {
  CHECK(attacked("saddle.assA").verdict == Verdict::survived);
  CHECK(attacked("saddle.assA", "half-rho").verdict == Verdict::refuted);
  CHECK(attacked("saddle.assA", "half-range").verdict == Verdict::refuted);
}

TEST_CASE("drawn noise meets Assumption B, biased or louder noise does not") {
  CHECK(attacked("saddle.assB").verdict == Verdict::survived);
  CHECK(attacked("saddle.assB", "biased").verdict == Verdict::refuted);
  CHECK(attacked("saddle.assB", "twice-the-noise").verdict == Verdict::refuted);
}

TEST_CASE("finite sums of quadratics meet Assumption C, leaning noise does not") {
  CHECK(attacked("saddle.assC").verdict == Verdict::survived);
  CHECK(attacked("saddle.assC", "leaning-noise").verdict == Verdict::refuted);
}

TEST_CASE("some run is compressed better than in the worst case") { CHECK(attacked("saddle.assD").verdict == Verdict::proved); }

TEST_CASE("the averaged gradient belongs to the mean of the objectives, not to their sum") {
  const Finding found = attacked("saddle.distributed.setup");
  CHECK(reading(found, "exactly") == Verdict::refuted);
  CHECK(reading(found, "up-to-W") == Verdict::survived);
  CHECK(attacked("saddle.distributed.setup/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.distributed.setup", "one-worker-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.distributed.setup/repaired", "one-worker-more").verdict == Verdict::refuted);
}

TEST_CASE("no instance shows saddle.assD with smallest kept") {
  CHECK(attacked("saddle.assD", "smallest-kept").verdict != Verdict::proved);
}
