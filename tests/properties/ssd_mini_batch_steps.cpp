#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the failure probability of a mini-batch is bounded value by value") {
  CHECK(attacked("ssd.lem2.chain").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem2.chain", "about-zero").verdict == Verdict::refuted);
}

TEST_CASE("the failure probability of a mini-batch is bounded for drawn laws, that of one sample is not") {
  CHECK(attacked("ssd.lem2.chain.laws").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem2.chain.laws", "one-sample").verdict == Verdict::refuted);
}
