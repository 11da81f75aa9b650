#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the l12 function is positive definite and, for one sigma, preserves the order") {
  CHECK(attacked("ssd.l12-prop1").verdict == Verdict::proved);
  CHECK(read_as("ssd.l12-prop3", "sigma", 1).verdict == Verdict::proved);
}

TEST_CASE("it does not preserve the order where sigma changes") { CHECK(read_as("ssd.l12-prop3", "sigma", 0).verdict == Verdict::refuted); }

TEST_CASE("the l12 function is continuous for one sigma, not along a changing one") {
  CHECK(read_as("ssd.l12-prop2", "sigma", 1).verdict == Verdict::proved);
  CHECK(read_as("ssd.l12-prop2", "sigma", 0).verdict == Verdict::refuted);
}

TEST_CASE("signed terms, a squared function and another noise break the three properties") {
  CHECK(attacked("ssd.l12-prop1", "signed").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-prop2", "squared").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-prop3", "other-noise").verdict == Verdict::refuted);
}
