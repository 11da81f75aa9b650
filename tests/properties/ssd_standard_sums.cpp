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

TEST_CASE("the sums of 1/sqrt(k) and 1/k are proved by induction") {
  const Finding finding = attacked("ssd.eq22");
  CHECK(finding.verdict == Verdict::proved);
  CHECK(finding.proof == "induction");
}

TEST_CASE("sums from k = 2 on do not meet the bounds") { CHECK(attacked("ssd.eq22", "from-two").verdict == Verdict::refuted); }
