#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("constant messages cost what Corollary 3.2 says") {
  REQUIRE(find_claim("saddle.cor3.2") != nullptr);
  CHECK_FALSE(find_claim("saddle.cor3.2")->executable());
  CHECK(attacked("saddle.cor3.2.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.cor3.2.rates", "root-d").verdict == Verdict::refuted);
}

TEST_CASE("without Assumption C the count grows, where the text says that it decreases") {
  replays("saddle.thm3.3.discussion");
  CHECK(attacked("saddle.thm3.3.discussion/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm3.3.discussion", "not-slower").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm3.3.discussion/repaired", "root-d").verdict == Verdict::refuted);
}

TEST_CASE("linearity saves the factor d in one term") {
  CHECK(attacked("saddle.thm3.4.factor-d").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm3.4.factor-d", "root-d").verdict == Verdict::refuted);
}

TEST_CASE("the rates of the sketch have lost alpha") {
  replays("saddle.distr.sketch-rates");
  CHECK(attacked("saddle.distr.sketch-rates/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.distr.sketch-rates", "mu-squared").verdict == Verdict::refuted);
  CHECK(attacked("saddle.distr.sketch-rates/repaired", "mu-squared").verdict == Verdict::refuted);
}

TEST_CASE("Table 1 follows from the theorems but for one count and one condition") {
  const Finding found = attacked("saddle.cor3.6");
  CHECK(found.verdict == Verdict::undecided);
  CHECK(reading(found, "shown=settings") == Verdict::proved);
  CHECK(reading(found, "shown=with-rates") == Verdict::refuted);
  CHECK(attacked("saddle.cor3.6/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.cor3.6", "mu-inverted").verdict == Verdict::refuted);
  CHECK(attacked("saddle.cor3.6/repaired", "mu-squared").verdict == Verdict::refuted);
  CHECK(attacked("saddle.cor3.6/repaired", "always-linear").verdict == Verdict::refuted);
}
