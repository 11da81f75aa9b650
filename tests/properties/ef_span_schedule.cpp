#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("falling steps bring the distance to 0, not in every step") {
  const Finding finding = attacked("ef.rem10.shrink");
  CHECK(reading(finding, "=to-0") == Verdict::survived);
  CHECK(reading(finding, "=in-every-step") == Verdict::refuted);
  CHECK(attacked("ef.rem10.shrink", "no-first-step").verdict == Verdict::refuted);
}
