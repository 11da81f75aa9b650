#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("votes that may be 0 make 2l - 1 and 2l nodes differ, and break the even case") {
  replays("ssd.same-2l");
  replays("ssd.lem13.even");
}

TEST_CASE("without votes 0 one more node changes nothing in the mean") {
  CHECK(attacked("ssd.same-2l/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.same-2l.every-l").verdict == Verdict::proved);
}

TEST_CASE("the even case and the count hold without votes 0") {
  CHECK(attacked("ssd.lem13.even/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem13.binomial").verdict == Verdict::survived);
}

TEST_CASE("two fewer nodes, more ties, one fewer node, or a zero counted as right break them") {
  CHECK(attacked("ssd.same-2l/repaired", "two-fewer").verdict == Verdict::refuted);
  CHECK(attacked("ssd.same-2l.every-l", "more-ties").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.even/repaired", "one-fewer-node").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.binomial", "zero-is-right").verdict == Verdict::refuted);
}
