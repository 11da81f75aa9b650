#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("strong growth and a large mini-batch bound the success probability, one sample does not") {
  CHECK(attacked("ssd.lem2").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem2", "one-sample").verdict == Verdict::refuted);
}

TEST_CASE("an adaptive mini-batch meets SPB if its size is large enough for every coordinate") {
  CHECK(attacked("ssd.lem3").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem3", "quarter-batch").verdict == Verdict::refuted);
}

TEST_CASE("the variance of a mini-batch drops, with independent samples and without replacement") {
  const Finding finding = attacked("ssd.lem2.variance-drop");
  CHECK(finding.verdict == Verdict::survived);
  CHECK(reading(finding, "=independent") == Verdict::survived);
  CHECK(reading(finding, "=without-replacement") == Verdict::survived);
  CHECK(attacked("ssd.lem2.variance-drop", "larger-batch").verdict == Verdict::refuted);
}
