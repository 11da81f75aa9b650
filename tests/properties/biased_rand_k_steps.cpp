#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the squared bias of rand-k is not 1 - k/d") {
  replays("biased.lem10.step-bias");
  CHECK(attacked("biased.lem10.step-bias", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("it is the square of that") {
  CHECK(attacked("biased.lem10.step-bias/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.lem10.step-bias/repaired", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("compressed noise has no mean where the subset is independent") {
  CHECK(attacked("biased.lem10.step-indep").verdict == Verdict::survived);
  CHECK(attacked("biased.lem10.step-indep", "dependent").verdict == Verdict::refuted);
}

TEST_CASE("rand-k has d/k times the square of its mean as second moment") {
  CHECK(attacked("biased.lem10.step-ratio").verdict == Verdict::survived);
  CHECK(attacked("biased.lem10.step-ratio", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("every link of the noise display holds") {
  CHECK(attacked("biased.lem10.step-noise").verdict == Verdict::survived);
  CHECK(attacked("biased.lem10.step-noise", "rescaled").verdict == Verdict::refuted);
}

TEST_CASE("the noise of Lemma 10 is attained, its bias is not") {
  const Finding finding = attacked("biased.rem11-tight");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "bounds=noise") == Verdict::survived);
  CHECK(reading(finding, "bounds=all") == Verdict::refuted);
  CHECK(attacked("biased.rem11-tight", "quiet-noise").verdict == Verdict::refuted);
}

TEST_CASE("with the square all constants are attained") {
  CHECK(attacked("biased.rem11-tight/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.rem11-tight/repaired", "quiet-noise").verdict == Verdict::refuted);
}
