#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step of the difference is an identity in every dimension") {
  CHECK(attacked("saddle.propB.12.step-recursion").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.12.step-recursion", "forgets-noise").verdict == Verdict::refuted);
}

TEST_CASE("the form with corrected iterates is an identity too") {
  CHECK(attacked("saddle.propB.12.y-form").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.12.y-form", "other-sign").verdict == Verdict::refuted);
}
