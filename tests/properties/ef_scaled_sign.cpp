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

TEST_CASE("the scaled sign contracts by the density, whatever sign(0) is") { CHECK(attacked("ef.lem8").verdict == Verdict::survived); }

TEST_CASE("another scale of the sign does not contract by the density") {
  CHECK(attacked("ef.lem8", "twice-the-scale").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem8", "unscaled").verdict == Verdict::refuted);
}
