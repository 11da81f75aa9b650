#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the formula of Definition 3 does not keep the largest entries") {
  const Finding finding = attacked("biased.def3");
  CHECK(finding.verdict == Verdict::refuted);
  CHECK(reading(finding, "place=first-k") == Verdict::refuted);
  CHECK(reading(finding, "place=in-place") == Verdict::refuted);
  CHECK(attacked("biased.def3", "nothing").verdict == Verdict::refuted);
}

TEST_CASE("with a descending permutation, in place, it does") {
  CHECK(attacked("biased.def3/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.def3/repaired", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("both sides of (9) are attained for every d and k") {
  CHECK(attacked("biased.eq9-tight").verdict == Verdict::survived);
  CHECK(attacked("biased.eq9-tight", "one-larger").verdict == Verdict::refuted);
  CHECK(attacked("biased.eq9-tight", "one-more").verdict == Verdict::refuted);
}

TEST_CASE("top-k has the bias 1 - k/d") {
  CHECK(attacked("biased.sec51-topk-m").verdict == Verdict::survived);
  CHECK(attacked("biased.sec51-topk-m", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("the row of Table 1 on top-k holds") {
  CHECK(attacked("biased.tab1-topk").verdict == Verdict::survived);
  CHECK(attacked("biased.tab1-topk", "smallest").verdict == Verdict::refuted);
  CHECK(attacked("biased.tab1-topk", "coin").verdict == Verdict::refuted);
}

TEST_CASE("top-k contracts by k/d") {
  CHECK(attacked("biased.b5-topk").verdict == Verdict::survived);
  CHECK(attacked("biased.b5-topk", "smallest").verdict == Verdict::refuted);
}
