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

TEST_CASE("Definition 3 keeps the smallest entries, so that eq. (9) fails") {
  replays("biased.eq9");
}

TEST_CASE("keeping the largest entries loses at most (d-k)/d of the square") {
  CHECK(attacked("biased.eq9/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.eq9/repaired", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("the top-k gradient has a relative bias of 1 - k/d") {
  CHECK(attacked("biased.lem9").verdict == Verdict::survived);
  CHECK(attacked("biased.lem9", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("halving every entry is no top-k") {
  CHECK(attacked("biased.eq9", "half").verdict == Verdict::refuted);
}
