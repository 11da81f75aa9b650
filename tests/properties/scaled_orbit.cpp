#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the orbit of Example 1 starts at the other point") {
  replays("scaled.ex1");
  CHECK(attacked("scaled.ex1", "concave").verdict == Verdict::refuted);
}

TEST_CASE("with even and odd exchanged it is a cycle for every step size") {
  CHECK(attacked("scaled.ex1/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex1/repaired", "concave").verdict == Verdict::refuted);
}
