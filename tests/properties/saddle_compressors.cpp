#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("no map contracts strictly at 0") {
  replays("saddle.randomk.compressor");
  replays("saddle.topk.compressor");
  replays("saddle.sign.compressor");
}

TEST_CASE("with <= the named maps are compressors") {
  CHECK(attacked("saddle.randomk.compressor/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.topk.compressor/repaired").verdict == Verdict::survived);
}

TEST_CASE("with <= the scaled sign is a compressor, whatever sign(0)") {
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", -1).verdict == Verdict::survived);
}

TEST_CASE("rescaled, poorer and negated maps are not") {
  CHECK(attacked("saddle.randomk.compressor/repaired", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("saddle.topk.compressor/repaired", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sign.compressor/repaired", "negated").verdict == Verdict::refuted);
}

TEST_CASE("the mutants of the printed statements are refuted too") {
  CHECK(attacked("saddle.randomk.compressor", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("saddle.topk.compressor", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sign.compressor", "negated").verdict == Verdict::refuted);
}

TEST_CASE("Definition 2.1 is met at some point, and not at 0") {
  CHECK(attacked("saddle.def2.1").verdict == Verdict::proved);
  CHECK(attacked("saddle.def2.1", "at-zero").verdict != Verdict::proved);
}
