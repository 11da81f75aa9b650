#include <catch2/catch.hpp>

#include "lib/check/finding.hpp"

using namespace lemmata;

namespace {

Finding attacked(const char* id, const char* mutant = "") {
  const Claim* claim = find_claim(id);
  REQUIRE(claim != nullptr);
  AttackOptions options;
  options.effort = Effort::quick;
  options.mutant = mutant;
  return attack(*claim, options);
}

}  // namespace

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
