#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("no step size helps signSGD") {
  CHECK(attacked("ef.contrib1").verdict == Verdict::survived);
  CHECK(attacked("ef.contrib1", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("error feedback converges as the theorems say, not with any step or any map") {
  const Finding finding = attacked("ef.contrib2");
  CHECK(reading(finding, "=as-the-theorems") == Verdict::survived);
  CHECK(reading(finding, "=any-step") == Verdict::refuted);
  CHECK(reading(finding, "=any-scheme") == Verdict::refuted);
  CHECK(attacked("ef.contrib2", "noise-only").verdict == Verdict::refuted);
}
