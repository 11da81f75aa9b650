#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("for one sigma the l12 function is positive definite, continuous and preserves the order") {
  CHECK(attacked("ssd.l12-prop1").verdict == Verdict::proved);
  CHECK(attacked("ssd.l12-prop2").verdict == Verdict::proved);
  CHECK(attacked("ssd.l12-prop3").verdict == Verdict::proved);
}

TEST_CASE("signed terms, a squared function and another noise break the three properties") {
  CHECK(attacked("ssd.l12-prop1", "signed").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-prop2", "squared").verdict == Verdict::refuted);
  CHECK(attacked("ssd.l12-prop3", "other-noise").verdict == Verdict::refuted);
}
