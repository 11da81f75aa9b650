#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("b_k^2 counts the steps") {
  CHECK(read_as("scaled.ex3.bk", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(attacked("scaled.ex3.bk", "gradient-sum").verdict == Verdict::refuted);
}

TEST_CASE("the signs of the iterates stop alternating, which the closed form does not know") {
  replays("scaled.ex3.closed-form");
  CHECK(attacked("scaled.ex3.closed-form", "gradient-sum").verdict == Verdict::refuted);
}
