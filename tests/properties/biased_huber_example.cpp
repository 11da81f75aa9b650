#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the shifted Huber gradient is a biased oracle of size 4") {
  CHECK(attacked("biased.ex8-oracle").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-oracle", "large-bias").verdict == Verdict::refuted);
}

TEST_CASE("from x > 1 a step stays there and gains gamma, and from any start it gains gamma") {
  CHECK(attacked("biased.ex8-divergence").verdict == Verdict::proved);
  CHECK(attacked("biased.ex8-divergence", "small-bias").verdict == Verdict::refuted);
  CHECK(attacked("biased.ex8-divergence.any-start").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-divergence.any-start", "small-bias").verdict == Verdict::refuted);
}

TEST_CASE("with the steps of the theorems the unbiased method falls to 0, and the biased one leaves") {
  CHECK(attacked("biased.ex8-far").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-far", "small-bias").verdict == Verdict::refuted);
}

TEST_CASE("values diverge while gradients stay below the floor") {
  CHECK(attacked("biased.sec44-values").verdict == Verdict::proved);
  CHECK(attacked("biased.sec44-values", "small-bias").verdict == Verdict::refuted);
}

TEST_CASE("the bounds of Section 4 hold on the example") {
  CHECK(attacked("biased.ex8-consistency").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-consistency", "large-bias").verdict == Verdict::refuted);
}
