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

TEST_CASE("the orbit of Example 1 starts at the other point") {
  replays("scaled.ex1");
  CHECK(attacked("scaled.ex1", "concave").verdict == Verdict::refuted);
}

TEST_CASE("with even and odd exchanged it is a cycle for every step size") {
  CHECK(attacked("scaled.ex1/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex1/repaired", "concave").verdict == Verdict::refuted);
}
