#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signSGD is ahead of SGD under sparse noise from a start of unit size") {
  const Finding finding = attacked("ef.sparse-noise.signs");
  CHECK(reading(finding, "=unit-size") == Verdict::survived);
  CHECK(reading(finding, "=any") == Verdict::refuted);
  CHECK(attacked("ef.sparse-noise.signs", "a-tenth-of-the-noise").verdict == Verdict::refuted);
}

TEST_CASE("the moments that this compares are those of the methods") {
  CHECK(attacked("ef.sparse-noise.moments").verdict == Verdict::survived);
  CHECK(attacked("ef.sparse-noise.moments", "skewed-noise").verdict == Verdict::refuted);
}

TEST_CASE("EF-signSGD keeps all of the noise") {
  CHECK(attacked("ef.sparse-noise.feedback").verdict == Verdict::survived);
  CHECK(attacked("ef.sparse-noise.feedback", "no-feedback").verdict == Verdict::refuted);
}
