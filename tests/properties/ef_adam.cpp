#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("ADAM and signSGD with the same momentum share directions, not steps; with another not even these") {
  const Finding finding = attacked("ef.adam-signsgdm");
  CHECK(reading(finding, "identical=direction,momentum=beta_1") == Verdict::survived);
  CHECK(reading(finding, "identical=direction,momentum=any") == Verdict::refuted);
  CHECK(reading(finding, "identical=update,momentum=beta_1") == Verdict::refuted);
  CHECK(reading(finding, "identical=update,momentum=any") == Verdict::refuted);
  CHECK(attacked("ef.adam-signsgdm", "no-momentum").verdict == Verdict::refuted);
}
