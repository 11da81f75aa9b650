#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Lemma 2 follows from smoothness and the two bounds") {
  CHECK(attacked("biased.lem2.reduction").verdict == Verdict::proved);
  CHECK(attacked("biased.lem2.reduction", "double-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.lem2.reduction", "no-bias-term").verdict == Verdict::refuted);
}

TEST_CASE("Remark 1 follows from the two bounds") {
  CHECK(attacked("biased.rem1.reduction").verdict == Verdict::proved);
  CHECK(attacked("biased.rem1.reduction", "one-and-a-half").verdict == Verdict::refuted);
}

TEST_CASE("the average of a run follows from its steps") {
  CHECK(attacked("biased.sec42-averaged.telescoping").verdict == Verdict::proved);
  CHECK(attacked("biased.sec42-averaged.telescoping", "double-gradient").verdict == Verdict::refuted);
}

TEST_CASE("eq. (6) follows from (5) and PL") {
  CHECK(attacked("biased.eq6.reduction").verdict == Verdict::proved);
  CHECK(attacked("biased.eq6.reduction", "half-PL").verdict == Verdict::refuted);
}
