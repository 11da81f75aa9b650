#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("gradient descent with top-k has the rate k/(d kappa)") {
  CHECK(attacked("biased.sec51-topk-rate").verdict == Verdict::survived);
  CHECK(attacked("biased.sec51-topk-rate", "full-rate").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec51-topk-rate", "double-step").verdict == Verdict::refuted);
}

TEST_CASE("a contraction gives a number of iterations") {
  CHECK(attacked("biased.sec51-topk-rate.iterations").verdict == Verdict::proved);
  CHECK(attacked("biased.sec51-topk-rate.iterations", "faster").verdict == Verdict::refuted);
}

TEST_CASE("gradient descent converges with every delta-compressor") {
  CHECK(attacked("biased.sec54-rates").verdict == Verdict::survived);
  CHECK(attacked("biased.sec54-rates", "negated").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec54-rates", "double-step").verdict == Verdict::refuted);
}

TEST_CASE("a compressor may be random, which the row of Table 1 denies") {
  replays("biased.tab1-compressed");
  CHECK(attacked("biased.tab1-compressed", "negated").verdict == Verdict::refuted);
}

TEST_CASE("with M = 1/delta - 1 the row holds") {
  CHECK(attacked("biased.tab1-compressed/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.tab1-compressed/repaired", "negated").verdict == Verdict::refuted);
  CHECK(attacked("biased.tab1-compressed/repaired", "half-growth").verdict == Verdict::refuted);
}

TEST_CASE("delta-compressors satisfy (9) in the mean") {
  CHECK(attacked("biased.b5-factor").verdict == Verdict::survived);
  CHECK(attacked("biased.b5-factor", "negated").verdict == Verdict::refuted);
}
