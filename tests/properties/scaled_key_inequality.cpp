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

void replays(const char* id) {
  const Finding finding = attacked(id);
  REQUIRE(finding.verdict == Verdict::refuted);
  REQUIRE(finding.witness.has_value());
  CHECK(replay(*find_claim(id), *finding.witness).outcome == Replay::Outcome::violates);
}

}  // namespace

TEST_CASE("a wrong sign may come with a long step, so that the key inequality fails") {
  replays("scaled.thm2.step-key");
  CHECK(attacked("scaled.thm2.step-key", "unscaled").verdict == Verdict::refuted);
}
