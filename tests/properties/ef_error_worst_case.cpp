#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("no error is larger than that of constant gradients and a compressor that always leaves the same part") {
  CHECK(attacked("ef.lem3/worst-case").verdict == Verdict::survived);
}

TEST_CASE("an error at the start, or twice the step, exceeds the largest error") {
  CHECK(attacked("ef.lem3/worst-case", "starts-with-error").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3/worst-case", "twice-the-step").verdict == Verdict::refuted);
}
