#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the orbit of Example 1 has period two for every step size; even times are those of x_0") {
  CHECK(read_as("scaled.ex1", "even-times", 1).verdict == Verdict::proved);
  const Finding negative = read_as("scaled.ex1", "even-times", -1);
  REQUIRE(negative.verdict == Verdict::refuted);
  CHECK(negative.relation.rfind("x_0", 0) == 0);
  CHECK(attacked("scaled.ex1", "concave").verdict == Verdict::refuted);
}
