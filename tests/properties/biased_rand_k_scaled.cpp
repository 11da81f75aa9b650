#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("rand-k' of a stochastic gradient has the constants of Lemma 12") {
  CHECK(attacked("biased.lem12").verdict == Verdict::survived);
  CHECK(attacked("biased.lem12", "not-rescaled").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem12", "smaller-noise").verdict == Verdict::refuted);
}

TEST_CASE("the last sign of its proof is no equality") {
  replays("biased.lem12.step");
  CHECK(attacked("biased.lem12.step", "not-rescaled").verdict == Verdict::refuted);
}

TEST_CASE("but an inequality") {
  CHECK(attacked("biased.lem12.step/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.lem12.step/repaired", "not-rescaled").verdict == Verdict::refuted);
}

TEST_CASE("rand-k and rand-k' are one method with two step sizes") {
  CHECK(attacked("biased.b2-equivalence").verdict == Verdict::proved);
  CHECK(attacked("biased.b2-equivalence", "same-step").verdict == Verdict::refuted);
}

TEST_CASE("footnote 1 holds") {
  CHECK(attacked("biased.fn1").verdict == Verdict::survived);
  CHECK(attacked("biased.fn1", "same-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.fn1", "not-rescaled").verdict == Verdict::refuted);
}
