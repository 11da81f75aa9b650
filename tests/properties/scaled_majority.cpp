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

TEST_CASE("votes that vanish, and ties that lean, break the success formula") {
  replays("scaled.thm3.lemma7");
  CHECK(attacked("scaled.thm3.lemma7", "one-voter").verdict == Verdict::refuted);
}

TEST_CASE("without vanishing votes, and with neutral ties, it holds") {
  CHECK(attacked("scaled.thm3.lemma7/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.lemma7/repaired", "one-voter").verdict == Verdict::refuted);
}
