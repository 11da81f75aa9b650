#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Definition 2.1 as printed fails for RANDOMK, and holds with <=") {
  replays("saddle.def2.1");
  CHECK(attacked("saddle.def2.1/repaired").verdict == Verdict::survived);
}

TEST_CASE("a map with twice the residual fails the definition in either form") {
  CHECK(attacked("saddle.def2.1", "other-side").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.1/repaired", "half").verdict == Verdict::refuted);
}

TEST_CASE("with <= the named maps are compressors") {
  CHECK(attacked("saddle.randomk.compressor").verdict == Verdict::survived);
  CHECK(attacked("saddle.topk.compressor").verdict == Verdict::survived);
}

TEST_CASE("with <= the scaled sign is a compressor, whatever sign(0)") {
  CHECK(read_as("saddle.sign.compressor", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor", "sign(0)", -1).verdict == Verdict::survived);
}

TEST_CASE("rescaled, poorer and negated maps are not") {
  CHECK(attacked("saddle.randomk.compressor", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("saddle.topk.compressor", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sign.compressor", "negated").verdict == Verdict::refuted);
}
