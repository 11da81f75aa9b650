#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("top-k of a stochastic gradient admits a zeta^2, and needs none") {
  const Finding finding = attacked("biased.exp62-setting");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "positive-zeta=admitted") == Verdict::survived);
  CHECK(reading(finding, "positive-zeta=needed") == Verdict::refuted);
  CHECK(attacked("biased.exp62-setting", "half-m").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp62-setting", "smaller-m").verdict == Verdict::refuted);
}

TEST_CASE("zeta^2 = 0 is right for both") {
  CHECK(attacked("biased.exp62-setting/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.exp62-setting/repaired", "smaller-m").verdict == Verdict::refuted);
}

TEST_CASE("rand-k reaches the level without compression at gamma = 0.01") {
  CHECK(attacked("biased.exp62-level").verdict == Verdict::survived);
  CHECK(attacked("biased.exp62-level", "rescaled-noise").verdict == Verdict::refuted);
}

TEST_CASE("top-k guarantees more progress than rand-k, but may make less in a step") {
  const Finding finding = attacked("biased.exp62-order");
  CHECK(finding.verdict == Verdict::undecided);
  for (const std::string matrix : {"Hessian", "A"}) {
    CHECK(reading(finding, "matrix=" + matrix + ",progress=guaranteed") == Verdict::survived);
    CHECK(reading(finding, "matrix=" + matrix + ",progress=one-step") == Verdict::refuted);
  }
  CHECK(attacked("biased.exp62-order", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("floors of zeroth-order descent scale with tau^2") {
  CHECK(attacked("biased.exp63-tau").verdict == Verdict::proved);
  CHECK(attacked("biased.exp63-tau", "shifted").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp63-tau", "long-step").verdict == Verdict::refuted);
}
