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

TEST_CASE("the difference of coupled runs is the sum of four errors") {
  CHECK(attacked("saddle.propB.12").verdict == Verdict::survived);
}

TEST_CASE("with the Hessian of an end point, or without compression, it is not") {
  CHECK(attacked("saddle.propB.12", "end-point-hessian").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.12", "no-compression-term").verdict == Verdict::refuted);
}
