#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the terms beside Xi, one by one") {
  CHECK(attacked("saddle.lemB.18.step-triangle").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-Xi-variance").verdict == Verdict::survived);
  replays("saddle.lemB.18.step-induction-upper");
  CHECK(attacked("saddle.lemB.18.step-induction-upper/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-delta").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-delta.errors").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-Delta-chain").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-Delta-chain/ends").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.18.step-E-general").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemB.18.step-E-linear").verdict == Verdict::proved);
}

TEST_CASE("the quadratic model's error is bounded for small c_I, too") {
  const Finding found = attacked("saddle.lemB.18.step-Delta-chain");
  CHECK(reading(found, "c_I=at-least-4") == Verdict::survived);
  CHECK(reading(found, "c_I=any") == Verdict::survived);
}

TEST_CASE("the terms beside Xi, one by one: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.18.step-triangle", "no-Z").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Xi-variance", "without-mirror").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-induction-upper", "three-terms").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-induction-upper/repaired", "five-times").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-delta", "errors-free").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-delta.errors", "small-ball").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Delta-chain", "short-run").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Delta-chain", "without-growth").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-Delta-chain/ends", "other-power").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-E-general", "chi-forgotten").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.18.step-E-linear", "keeps-d").verdict == Verdict::refuted);
}
