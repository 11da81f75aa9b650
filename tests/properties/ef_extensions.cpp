#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the counterexamples extend with data and sign(0) to suit, not as they stand") {
  const Finding finding = attacked("ef.contrib-extend");
  CHECK(reading(finding, "data=to-suit,sign(0)=as-each-needs") == Verdict::survived);
  for (const std::string zero : {"0", "1", "-1"}) CHECK(reading(finding, "data=to-suit,sign(0)=" + zero) == Verdict::refuted);
  for (const std::string zero : {"0", "1", "-1", "as-each-needs"})
    CHECK(reading(finding, "data=as-they-stand,sign(0)=" + zero) == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "no-votes").verdict == Verdict::refuted);
  CHECK(attacked("ef.contrib-extend", "all-entries").verdict == Verdict::refuted);
}
