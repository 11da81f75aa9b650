#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("accumulated error of any compressor") {
  replays("saddle.lemB.16.step-abel");
  CHECK(attacked("saddle.lemB.16.step-abel/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.16.step-opnorm").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.16").verdict == Verdict::survived);
  replays("saddle.lemB.16.step-chain");
  CHECK(attacked("saddle.lemB.16.step-chain/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.16.step-gradient/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.16.step-error").verdict == Verdict::survived);
}

TEST_CASE("gradients nearby may well be bounded, but not by Lemma A.5") {
  const Finding found = attacked("saddle.lemB.16.step-gradient");
  CHECK(found.verdict == Verdict::undecided);
  CHECK(reading(found, "shown=bound-of-lemma-A.5") == Verdict::refuted);
  CHECK(reading(found, "shown=gradients") == Verdict::survived);
}

TEST_CASE("accumulated error of any compressor: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.16.step-abel", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-abel/repaired", "starts-elsewhere").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-opnorm", "any-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16", "without-beta").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-chain", "same-sign").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-chain/repaired", "four-times").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-gradient", "larger-start").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-gradient/repaired", "larger-start").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.16.step-error", "any-radius").verdict == Verdict::refuted);
}
