#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("one step of error feedback contracts p_t") {
  CHECK(attacked("ef.lem3.step-contraction").verdict == Verdict::survived);
  CHECK(attacked("ef.lem3.step-contraction", "forgets-the-error").verdict == Verdict::refuted);
}

TEST_CASE("Young's inequality splits the error from the gradient, with equality somewhere") {
  const Finding finding = attacked("ef.lem3.step-young");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.99);
  CHECK(attacked("ef.lem3.step-young", "twice-the-error").verdict == Verdict::refuted);
}

TEST_CASE("the choice of eta is proved as an identity of one sign") {
  CHECK(attacked("ef.lem3.step-eta").verdict == Verdict::proved);
  CHECK(attacked("ef.lem3.step-eta", "no-half").verdict == Verdict::refuted);
}
