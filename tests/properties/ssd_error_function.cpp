#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("e^x lies below its chord, not above") {
  replays("ssd.lem12.exp-chord");
  CHECK(attacked("ssd.lem12.exp-chord/repaired").verdict == Verdict::proved);
}

TEST_CASE("the printed lower bound of erf(1) fails, and the one by the tangent is proved") {
  replays("ssd.lem12.erf1");
  CHECK(attacked("ssd.lem12.erf1/repaired").verdict == Verdict::proved);
}

TEST_CASE("erf lies above its chord on [0, 1]") { CHECK(attacked("ssd.lem12.concavity.chord").verdict == Verdict::proved); }

TEST_CASE("the inequalities fail for other arguments") {
  CHECK(attacked("ssd.lem12.exp-chord", "half-exponent").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.exp-chord/repaired", "half-exponent").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.erf1", "erf-of-half").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.erf1/repaired", "erf-of-half").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem12.concavity.chord", "half-argument").verdict == Verdict::refuted);
}
