#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the introduction's definition, with <=, is that of the maps that keep the share mu") {
  CHECK(attacked("saddle.def.mu-compressor-intro").verdict == Verdict::survived);
  CHECK(attacked("saddle.def.mu-compressor-intro", "half").verdict == Verdict::refuted);
}

TEST_CASE("signs are sent in O(d) bits, two a sign") {
  CHECK(attacked("saddle.sign.bits").verdict == Verdict::survived);
  CHECK(attacked("saddle.sign.bits", "one-bit").verdict == Verdict::refuted);
}

TEST_CASE("quantisation is unbiased, its error and its messages are as stated") {
  CHECK(attacked("saddle.quant.unbiased").verdict == Verdict::survived);
  CHECK(attacked("saddle.quant.error").verdict == Verdict::survived);
  CHECK(attacked("saddle.quant.unbiased", "without-the-last-level").verdict == Verdict::refuted);
  CHECK(attacked("saddle.quant.error", "two-levels").verdict == Verdict::refuted);
  CHECK(attacked("saddle.quant.bits", "two-levels").verdict == Verdict::refuted);
}

TEST_CASE("quantisation sends at most sqrt(d) coordinates in the mean only") {
  const Finding found = attacked("saddle.quant.bits");
  CHECK(reading(found, "bits=in-the-mean") == Verdict::survived);
  CHECK(reading(found, "bits=worst-case") == Verdict::refuted);
}

TEST_CASE("a vote may point away from the mean gradient, of several workers only") {
  CHECK(attacked("saddle.sign.majority").verdict == Verdict::proved);
}

TEST_CASE("no instance shows saddle.sign.majority with one worker") {
  CHECK(attacked("saddle.sign.majority", "one-worker").verdict != Verdict::proved);
}
