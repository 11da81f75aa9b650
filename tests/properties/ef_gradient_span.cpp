#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the iterate is at most the error away from the span, for any map") {
  CHECK(attacked("ef.thm4").verdict == Verdict::survived);
  CHECK(attacked("ef.thm4", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm4", "half-the-error").verdict == Verdict::refuted);
}

TEST_CASE("the corrected iterate is x - e, not x + e") {
  replays("ef.thm4.step-identity");
  CHECK(attacked("ef.thm4.step-identity/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm4.step-identity/repaired", "late-steps").verdict == Verdict::refuted);
}

TEST_CASE("the bound of Remark 10 needs the gradients seen and a deterministic compressor") {
  const Finding finding = attacked("ef.rem10");
  CHECK(reading(finding, "range=0..t-1,C=deterministic") == Verdict::survived);
  CHECK(reading(finding, "range=1..t,C=deterministic") == Verdict::refuted);
  CHECK(reading(finding, "range=0..t-1,C=random") == Verdict::refuted);
  CHECK(reading(finding, "range=1..t,C=random") == Verdict::refuted);
  CHECK(attacked("ef.rem10", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem10", "half-the-bound").verdict == Verdict::refuted);
}

TEST_CASE("in the mean the bound of Remark 10 holds for random compressors") {
  CHECK(attacked("ef.rem10/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.rem10/repaired", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem10/repaired", "half-the-bound").verdict == Verdict::refuted);
}
