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

TEST_CASE("with steps of at most 1 the unbiased method falls to 0; with longer ones it may not") {
  CHECK(read_as("biased.ex8-far", "step", 1).verdict == Verdict::survived);
  CHECK(read_as("biased.ex8-far", "step", 0).verdict == Verdict::refuted);
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
