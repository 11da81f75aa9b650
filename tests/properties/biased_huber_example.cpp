#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the shifted Huber gradient is a biased oracle of size 4") {
  CHECK(attacked("biased.ex8-oracle").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-oracle", "large-bias").verdict == Verdict::refuted);
}

TEST_CASE("from x > 1 a step stays there and gains gamma") { CHECK(attacked("biased.ex8-divergence").verdict == Verdict::proved); }

TEST_CASE("with a small bias the iterates return") { CHECK(attacked("biased.ex8-divergence", "small-bias").verdict == Verdict::refuted); }
