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

TEST_CASE("with one node the rho_M-norm is the rho-norm, with three it is not") {
  CHECK(attacked("ssd.rho1-equals-rho").verdict == Verdict::proved);
  CHECK(attacked("ssd.rho1-equals-rho", "three-nodes").verdict == Verdict::refuted);
}

TEST_CASE("the rho_M-norm lies between its share of the l1 norm and the l1 norm") {
  CHECK(attacked("ssd.speedup-M").verdict == Verdict::survived);
}

TEST_CASE("half of the nodes do not reach the share") { CHECK(attacked("ssd.speedup-M", "half-the-nodes").verdict == Verdict::refuted); }
