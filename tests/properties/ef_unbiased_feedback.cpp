#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("without feedback the rate holds over t = 0..T") {
  const Finding finding = attacked("ef.rem5.nofeedback");
  for (const std::string side : {"t=0..T", "expected-minimum"}) CHECK(reading(finding, "=" + side) == Verdict::survived);
  for (const std::string side : {"t=0..T-1", "t=1..T"}) CHECK(reading(finding, "=" + side) == Verdict::refuted);
  CHECK(attacked("ef.rem5.nofeedback", "ascends").verdict == Verdict::refuted);
}

TEST_CASE("with feedback the rate survives, though Remark 4 does not give it") {
  CHECK(attacked("ef.rem5.feedback").verdict == Verdict::survived);
  CHECK(attacked("ef.rem5.feedback", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem5.feedback", "k-for-its-square").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem5.feedback.derived").verdict == Verdict::proved);
  CHECK(attacked("ef.rem5.feedback.derived", "k-squared").verdict == Verdict::refuted);
}
