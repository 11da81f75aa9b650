#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("coupled runs on a saddle move apart") {
  CHECK(attacked("saddle.lemB.17").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.quadratics").verdict == Verdict::survived);
}

TEST_CASE("the iterates of coupled runs are as close as the corrected ones for linear compressors only") {
  replays("saddle.lemB.18.step-xhat");
  CHECK(attacked("saddle.lemB.18.step-xhat/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-xhat.all-constants").verdict == Verdict::proved);
}

TEST_CASE("coupled runs on a saddle move apart: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.17", "keeps-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.quadratics", "without-mirror").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-xhat", "first-term-only").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-xhat/repaired", "first-term-only").verdict == Verdict::refuted);
}
