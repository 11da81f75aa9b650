#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("none of the conditions of Lemmas 1 to 3 is necessary for SPB") {
  replays("ssd.conditions-list");
  CHECK(attacked("ssd.conditions-list", "any-success").verdict == Verdict::refuted);
  for (const double lemma : {1, 2, 3}) {
    AttackOptions options;
    options.effort = Effort::quick;
    options.pins["lemma"].values = {Number{lemma, 1}};
    CHECK(attack(*find_claim("ssd.conditions-list"), options).verdict == Verdict::refuted);
  }
}

TEST_CASE("each of the conditions of Lemmas 1 to 3 is sufficient for SPB") {
  CHECK(attacked("ssd.conditions-list/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.conditions-list/repaired", "beyond-twice").verdict == Verdict::refuted);
}
