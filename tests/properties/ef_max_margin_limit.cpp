#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("EF-signSGD contracts towards the solution of least norm for small steps") {
  const Finding finding = attacked("ef.contrib3");
  CHECK(reading(finding, "=small-enough") == Verdict::survived);
  CHECK(reading(finding, "=any") == Verdict::refuted);
  CHECK(attacked("ef.contrib3", "large-step").verdict == Verdict::refuted);
}
