#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

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
