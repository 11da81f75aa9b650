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

TEST_CASE("nodes whose signs cancel are stuck away from a stationary point: Theorem 8 fails") { replays("ssd.thm8"); }

TEST_CASE("with one objective for all nodes the bound of Theorem 8 holds") {
  CHECK(attacked("ssd.thm8/repaired").verdict == Verdict::survived);
}

TEST_CASE("steps uphill break the bound of Theorem 8") {
  CHECK(attacked("ssd.thm8", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8/repaired", "ascends").verdict == Verdict::refuted);
}
