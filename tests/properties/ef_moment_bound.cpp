#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a bounded gradient with noise of bounded variance meets Assumption C") {
  CHECK(attacked("ef.assC").verdict == Verdict::survived);
}

TEST_CASE("a bias, or the variance in place of the second moment, does not") {
  CHECK(attacked("ef.assC", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ef.assC", "variance-only").verdict == Verdict::refuted);
}
