#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("what Definitions B.1 and B.2 give") {
  CHECK(attacked("saddle.B.rescale").verdict == Verdict::proved);
  CHECK(attacked("saddle.defB.1.eta-sigma").verdict == Verdict::survived);
  CHECK(attacked("saddle.defB.1.eta-mu-general").verdict == Verdict::survived);
  CHECK(attacked("saddle.defB.1.eta-mu-linear").verdict == Verdict::survived);
  CHECK(attacked("saddle.defB.2").verdict == Verdict::survived);
  replays("saddle.defB.2.chi");
  CHECK(attacked("saddle.defB.2.chi/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.defB.2.rate").verdict == Verdict::proved);
  CHECK(attacked("saddle.B.r-choice").verdict == Verdict::proved);
}

TEST_CASE("what Definitions B.1 and B.2 give: each checker notices what breaks it") {
  CHECK(attacked("saddle.B.rescale", "rho-like-L").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.1.eta-sigma", "alpha-1").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.1.eta-mu-general", "without-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.1.eta-mu-linear", "without-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.2", "radius-eps").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.2.chi", "no-sigma").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.2.chi/repaired", "no-sigma").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defB.2.rate", "per-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.r-choice", "steep").verdict == Verdict::refuted);
}
