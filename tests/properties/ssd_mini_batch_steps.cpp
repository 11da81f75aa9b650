#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the variance of a mini-batch is that of independent samples, and less without replacement") {
  CHECK(read_as("ssd.lem2.chain", "sampling", 0).verdict == Verdict::survived);
  CHECK(read_as("ssd.lem2.chain", "sampling", 1).verdict == Verdict::refuted);
}

TEST_CASE("with <= the failure probability of a mini-batch is bounded value by value") {
  CHECK(attacked("ssd.lem2.chain/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem2.chain/repaired", "about-zero").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem2.chain/repaired", "larger-drop").verdict == Verdict::refuted);
}

TEST_CASE("the variance of one sample is not that of a mini-batch") {
  CHECK(attacked("ssd.lem2.chain", "one-sample").verdict == Verdict::refuted);
}
