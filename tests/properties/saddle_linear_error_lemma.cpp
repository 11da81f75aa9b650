#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the errors of a linear compressor keep half of the printed bound for every function") {
  CHECK(attacked("saddle.lemB.17.linear").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.17.linear", "more-noise").verdict == Verdict::refuted);
}
