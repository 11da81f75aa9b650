#include <catch2/catch.hpp>
#include <string>

#include "lib/check/finding.hpp"

using namespace lemmata;

namespace {

Finding attacked(const char* id, const char* mutant = "") {
  const Claim* claim = find_claim(id);
  REQUIRE(claim != nullptr);
  AttackOptions options;
  options.effort = Effort::quick;
  options.mutant = mutant;
  return attack(*claim, options);
}

/// The verdict of the reading whose name ends so.
Verdict reading(const Finding& finding, const std::string& end) {
  for (const Finding& r : finding.readings)
    if (r.id.size() >= end.size() && r.id.compare(r.id.size() - end.size(), end.size(), end) == 0) return r.verdict;
  FAIL("no reading " << end);
  return Verdict::undecided;
}

}  // namespace

TEST_CASE("g is a subgradient for every sign(0)") {
  CHECK(attacked("ef.ce2.subgradient").verdict == Verdict::survived);
  CHECK(attacked("ef.ce2.subgradient", "weights-exchanged").verdict == Verdict::refuted);
}

TEST_CASE("the sign of the subgradient is +-(1, -1) unless sign(0) = 0") {
  const Finding finding = attacked("ef.ce2.sign-direction");
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=1") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::survived);
}

TEST_CASE("the iterates stay on the line unless sign(0) = 0") {
  const Finding finding = attacked("ef.ce2.invariant-line");
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=1") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::survived);
}

TEST_CASE("signSGD makes no progress unless sign(0) = 0") {
  const Finding finding = attacked("ef.ce2.no-progress");
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=1") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::survived);
}

TEST_CASE("without the sign the iterates leave the line and make progress") {
  CHECK(attacked("ef.ce2.invariant-line", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce2.no-progress", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("a weaker difference turns the sign of the subgradient") {
  CHECK(attacked("ef.ce2.sign-direction", "weaker-difference").verdict == Verdict::refuted);
}
