#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("accumulated error of a linear compressor") {
  CHECK(attacked("saddle.lemB.17.step-linearity").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.17.step-contraction").verdict == Verdict::survived);
  replays("saddle.lemB.17.step-unroll");
  CHECK(attacked("saddle.lemB.17.step-unroll/repaired").verdict == Verdict::survived);
  replays("saddle.lemB.17.step-split");
  CHECK(attacked("saddle.lemB.17.step-split/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.17.step-final").verdict == Verdict::survived);
  replays("saddle.lemB.17.step-caseNotC");
  CHECK(attacked("saddle.lemB.17.step-caseNotC/repaired").verdict == Verdict::survived);
}

TEST_CASE("accumulated error of a linear compressor: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.17.step-linearity", "sign").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-contraction", "opposite-sign").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-unroll", "long-series").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-unroll/repaired", "long-series").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-split", "more-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-split/repaired", "more-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-final", "early-end").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-caseNotC", "far-apart").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-caseNotC/repaired", "far-apart").verdict == Verdict::refuted);
}
