#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the density of a single entry is 1/d; its exact contraction is more where sign(0) = 0") {
  const Finding finding = attacked("ef.lem8.range");
  CHECK(reading(finding, "=density") == Verdict::survived);
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(attacked("ef.lem8.range", "two-entries").verdict == Verdict::refuted);
}

TEST_CASE("it is the density of gamma g + e that matters") {
  const Finding finding = attacked("ef.lem8.which-density");
  CHECK(reading(finding, "=gamma g + e") == Verdict::survived);
  CHECK(reading(finding, "=g + e") == Verdict::refuted);
  CHECK(attacked("ef.lem8.which-density", "of-the-gradient").verdict == Verdict::refuted);
}
