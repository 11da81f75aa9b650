#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("votes that may be 0 break Lemma 13") {
  CHECK(read_as("ssd.lem13", "votes", 1).verdict == Verdict::refuted);
  CHECK(read_as("ssd.lem13.odd", "votes", 1).verdict == Verdict::refuted);
}

TEST_CASE("without votes 0 the expected majority is a polynomial identity") {
  CHECK(read_as("ssd.lem13", "votes", 0).verdict == Verdict::survived);
  CHECK(read_as("ssd.lem13.odd", "votes", 0).verdict == Verdict::survived);
  CHECK(attacked("ssd.lem13/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem13.odd/repaired").verdict == Verdict::survived);
}

TEST_CASE("the binomial tail is an incomplete beta function") { CHECK(attacked("ssd.lem13.beta").verdict == Verdict::survived); }

TEST_CASE("counting ties as right, one more node or one more vote breaks the identities") {
  CHECK(attacked("ssd.lem13", "ties-are-right").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13/repaired", "ties-are-right").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.odd", "one-more-node").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.odd/repaired", "one-more-node").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.beta", "one-more-vote").verdict == Verdict::refuted);
}
