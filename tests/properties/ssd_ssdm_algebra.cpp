#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the recursion of the errors unrolls where the first momentum is the first gradient, and not from another one") {
  const Finding finding = attacked("ssd.thm8.recursion");
  CHECK(reading(finding, "start=first-gradient") == Verdict::proved);
  CHECK(reading(finding, "start=another-gradient") == Verdict::refuted);
}

TEST_CASE("the parameters of Theorem 8 are inserted soundly") {
  CHECK(attacked("ssd.thm8.final.substitution").verdict == Verdict::proved);
  CHECK(attacked("ssd.thm8.final.substitution", "longer-memory").verdict == Verdict::refuted);
}
