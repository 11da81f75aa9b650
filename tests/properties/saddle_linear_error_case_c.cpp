#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("localisation of y does not localise the iterates of a linear compressor") {
  const Finding finding = attacked("saddle.lemB.17.step-caseC");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "of-this-proof") == Verdict::refuted);
  CHECK(reading(finding, "of-appendix-B") == Verdict::undecided);
  CHECK(attacked("saddle.lemB.17.step-caseC/repaired").verdict == Verdict::survived);
}

TEST_CASE("localisation of y: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.17.step-caseC", "free-constants").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.17.step-caseC/repaired", "errors-free").verdict == Verdict::refuted);
}
