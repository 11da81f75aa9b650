#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a sign 0 turns two equalities of the proof of Theorem 5 into inequalities") {
  for (const char* id : {"ssd.thm5.descent", "ssd.thm5.inner-product"}) {
    const Finding finding = attacked(id);
    CHECK(reading(finding, "=may-be-0") == Verdict::refuted);
    CHECK(reading(finding, "=plus-minus-1") == Verdict::survived);
  }
}

TEST_CASE("the inequalities hold") {
  CHECK(attacked("ssd.thm5.descent/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm5.inner-product/repaired").verdict == Verdict::survived);
}

TEST_CASE("a longer step or inverted signs break them") {
  CHECK(attacked("ssd.thm5.descent", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5.descent/repaired", "twice-the-step").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5.inner-product", "inverted").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm5.inner-product/repaired", "inverted").verdict == Verdict::refuted);
}
