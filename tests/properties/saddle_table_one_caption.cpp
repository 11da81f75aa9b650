#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the listed mu are the best, and a constant message may be slower") {
  CHECK(attacked("saddle.table1.meta").verdict == Verdict::survived);
}

TEST_CASE("the listed mu are the best, and a constant message may be slower: each checker notices what breaks it") {
  CHECK(attacked("saddle.table1.meta", "other-mu").verdict == Verdict::refuted);
}
