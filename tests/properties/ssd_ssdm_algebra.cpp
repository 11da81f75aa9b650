#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the recursion of the errors unrolls, and without the weight 1 - beta it does not") {
  CHECK(attacked("ssd.thm8.recursion").verdict == Verdict::proved);
  CHECK(attacked("ssd.thm8.recursion", "heavy-ball").verdict == Verdict::refuted);
}

TEST_CASE("the parameters of Theorem 8 are inserted soundly") {
  CHECK(attacked("ssd.thm8.final.substitution").verdict == Verdict::proved);
  CHECK(attacked("ssd.thm8.final.substitution", "longer-memory").verdict == Verdict::refuted);
}
