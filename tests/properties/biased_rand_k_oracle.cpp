#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("rand-k of a stochastic gradient has the constants of Lemma 10") {
  CHECK(attacked("biased.lem10").verdict == Verdict::survived);
  CHECK(attacked("biased.lem10", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem10", "smaller-noise").verdict == Verdict::refuted);
}

TEST_CASE("the row of Table 1 on rand-k of a stochastic gradient holds") {
  CHECK(attacked("biased.tab1-randk-stoch").verdict == Verdict::survived);
  CHECK(attacked("biased.tab1-randk-stoch", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("biased.tab1-randk-stoch", "smaller-noise").verdict == Verdict::refuted);
}

TEST_CASE("rand-k of a stochastic gradient has the bias 1 - k/d") {
  CHECK(attacked("biased.sec51-randk-m").verdict == Verdict::survived);
  CHECK(attacked("biased.sec51-randk-m", "negated").verdict == Verdict::refuted);
}

TEST_CASE("the subset of rand-k is noise, which the row of Table 1 denies") {
  replays("biased.tab1-randk");
  CHECK(attacked("biased.tab1-randk", "one-fewer").verdict == Verdict::refuted);
}

TEST_CASE("with M = d/k - 1 the row holds") {
  CHECK(attacked("biased.tab1-randk/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.tab1-randk/repaired", "one-fewer").verdict == Verdict::refuted);
}

TEST_CASE("the special cases of Remark 11 are those of Lemma 10") {
  CHECK(attacked("biased.rem11-special").verdict == Verdict::survived);
  CHECK(attacked("biased.rem11-special", "one-fewer").verdict == Verdict::refuted);
}

TEST_CASE("every k-subset has the same probability") {
  CHECK(attacked("biased.def4").verdict == Verdict::survived);
  CHECK(attacked("biased.def4", "first-is-kept").verdict == Verdict::refuted);
  CHECK(attacked("biased.def4", "doubled").verdict == Verdict::refuted);
}
