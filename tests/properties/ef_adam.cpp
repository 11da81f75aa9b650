#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("ADAM and signSGD with the same momentum share directions, not steps") {
  const Finding finding = attacked("ef.adam-signsgdm");
  CHECK(reading(finding, "=direction") == Verdict::survived);
  CHECK(reading(finding, "=update") == Verdict::refuted);
  CHECK(attacked("ef.adam-signsgdm", "no-momentum").verdict == Verdict::refuted);
}
