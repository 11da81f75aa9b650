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

TEST_CASE("a contractive compressor has a relative bias of 1 - delta") {
  CHECK(attacked("biased.sec54-m").verdict == Verdict::survived);
}

TEST_CASE("the negative of a compressor has not") {
  CHECK(attacked("biased.sec54-m", "negated").verdict == Verdict::refuted);
}
