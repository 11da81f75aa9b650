#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the counterexamples extend with data to suit, not as they stand") {
  const Finding finding = attacked("ef.contrib-extend");
  CHECK(reading(finding, "=to-suit") == Verdict::survived);
  CHECK(reading(finding, "=as-they-stand") == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "no-votes").verdict == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "all-entries").verdict == Verdict::refuted);
}
