#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bounds of Lemmas 1 to 3 improve with the gradient and the batch") {
  CHECK(attacked("ssd.exp-early-stage").verdict == Verdict::proved);
  CHECK(attacked("ssd.exp-early-stage", "smaller-gradient").verdict == Verdict::refuted);
  CHECK(attacked("ssd.exp-early-stage", "smaller-batch").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities grow with the gradient, under any noise") {
  CHECK(attacked("ssd.exp-early-stage.success").verdict == Verdict::survived);
  CHECK(attacked("ssd.exp-early-stage.success", "smaller-gradient").verdict == Verdict::refuted);
}

TEST_CASE("a larger batch may have a smaller success probability") {
  const Finding finding = attacked("ssd.exp-early-stage.batch");
  CHECK(finding.verdict == Verdict::proved);
  CHECK(replay(*find_claim("ssd.exp-early-stage.batch"), finding.witness.value()).outcome == Replay::Outcome::satisfies);
}
