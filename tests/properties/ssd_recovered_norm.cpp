#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the best constant step gives eq. (32)") {
  CHECK(attacked("ssd.appC.eq32").verdict == Verdict::proved);
  CHECK(attacked("ssd.appC.eq32", "double-step").verdict == Verdict::refuted);
}

TEST_CASE("the chain of appendix C holds with its expectation restored") {
  CHECK(read_as("ssd.appC.chain", "expectation", 1).verdict == Verdict::proved);
  CHECK(read_as("ssd.appC.chain", "expectation", 0).verdict == Verdict::refuted);
  CHECK(attacked("ssd.appC.chain", "all-in-H").verdict == Verdict::refuted);
  CHECK(attacked("ssd.appC.chain", "half-rho").verdict == Verdict::refuted);
}

TEST_CASE("it recovers the earlier rate") {
  CHECK(attacked("ssd.table1.signsgd-b19").verdict == Verdict::proved);
  CHECK(attacked("ssd.table1.signsgd-b19", "all-in-H").verdict == Verdict::refuted);
}
