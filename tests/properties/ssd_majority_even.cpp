#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("votes that may be 0 make 2l - 1 and 2l nodes differ, and break the even case") {
  CHECK(read_as("ssd.same-2l", "votes", 1).verdict == Verdict::refuted);
  CHECK(read_as("ssd.lem13.even", "votes", 1).verdict == Verdict::refuted);
}

TEST_CASE("without votes 0 one more node changes nothing in the mean") {
  CHECK(read_as("ssd.same-2l", "votes", 0).verdict == Verdict::survived);
  CHECK(attacked("ssd.same-2l/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.same-2l.every-l").verdict == Verdict::proved);
}

TEST_CASE("without votes 0 the even case fails too, at rho = 1, where no tie can happen") {
  const Finding finding = read_as("ssd.lem13.even", "votes", 0);
  CHECK(finding.verdict == Verdict::refuted);
  CHECK(finding.relation.find("a tie may happen") != std::string::npos);
}

TEST_CASE("the even case and the count hold without votes 0, and without a tie at rho = 1") {
  CHECK(attacked("ssd.lem13.even/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem13.binomial").verdict == Verdict::survived);
}

TEST_CASE("two fewer nodes, more ties, one fewer node, or a zero counted as right break them") {
  CHECK(attacked("ssd.same-2l/repaired", "two-fewer").verdict == Verdict::refuted);
  CHECK(attacked("ssd.same-2l.every-l", "more-ties").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.even/repaired", "one-fewer-node").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem13.binomial", "zero-is-right").verdict == Verdict::refuted);
}
