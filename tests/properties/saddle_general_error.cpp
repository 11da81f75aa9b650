#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("accumulated error of any compressor") {
  replays("saddle.lemB.16.step-abel");
  CHECK(attacked("saddle.lemB.16.step-abel/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.16.step-opnorm").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.16").verdict == Verdict::survived);
  replays("saddle.lemB.16.step-chain");
  CHECK(attacked("saddle.lemB.16.step-chain/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.16.step-error").verdict == Verdict::survived);
}

TEST_CASE("gradients nearby are bounded, where the start is small enough") {
  CHECK(attacked("saddle.lemB.16.step-gradient").verdict == Verdict::survived);
}

TEST_CASE("accumulated error of any compressor: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.16.step-abel", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-abel/repaired", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-opnorm", "any-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16", "without-beta").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-chain", "same-sign").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-chain/repaired", "four-times").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-gradient", "larger-start").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-error", "any-radius").verdict == Verdict::refuted);
}
