#include <catch2/catch.hpp>

#include <cmath>

#include "bounds/ssd/entropy.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the ceiling of the entropy lies just below 2 pi e times the variance") {
  const double printed = 2 * std::acos(-1.0) * std::exp(1.0);
  CHECK(bounds::ssd::entropy_ceiling(1.0) < printed);
  CHECK(bounds::ssd::entropy_ceiling(1.0) > 0.9999 * printed);
}

TEST_CASE("the normal law has the largest entropy of its variance") {
  CHECK(attacked("ssd.lem4-bound").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem4-bound", "square").verdict == Verdict::refuted);
  const Finding finding = attacked("ssd.lem4-bound.histograms");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.9);
  CHECK(attacked("ssd.lem4-bound.histograms", "half-variance").verdict == Verdict::refuted);
}

TEST_CASE("normal laws meet SPB, so that its entropies are unbounded") {
  CHECK(attacked("ssd.lem4-gauss-spb").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem4-gauss-spb", "wrong-side").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem4").verdict == Verdict::proved);
  for (const char* mutant : {"small-variance", "square", "wrong-side"}) CHECK(attacked("ssd.lem4", mutant).verdict == Verdict::refuted);
}

TEST_CASE("neither of SPB and bounded variance implies the other, for any bound") {
  CHECK(attacked("ssd.not-comparable").verdict == Verdict::proved);
  CHECK(attacked("ssd.not-comparable.every-constant").verdict == Verdict::proved);
  CHECK(attacked("ssd.not-comparable.every-constant", "swapped").verdict == Verdict::refuted);
}
