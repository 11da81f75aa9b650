#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("random k-subsets are linear once they are fixed, top-k and sign are not") {
  CHECK(attacked("saddle.randomk.linear").verdict == Verdict::survived);
  CHECK(attacked("saddle.def2.2").verdict == Verdict::survived);
  CHECK(attacked("saddle.randomk.linear", "top-k").verdict == Verdict::refuted);
  CHECK(attacked("saddle.randomk.linear", "sign").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.2", "top-k").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.2", "sign").verdict == Verdict::refuted);
}

TEST_CASE("errors of linear maps contract with common randomness only") {
  CHECK(attacked("saddle.sketch.linear-contraction").verdict == Verdict::survived);
  CHECK(attacked("saddle.sketch.linear-contraction", "separate-randomness").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sketch.linear-contraction", "top-k").verdict == Verdict::refuted);
}

TEST_CASE("a sketch is a compressor where its buckets are many enough for the dimension") {
  CHECK(attacked("saddle.sketch-topk.compressor").verdict == Verdict::undecided);
  CHECK(attacked("saddle.sketch-topk.compressor", "one-bucket").verdict == Verdict::refuted);
}
