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

TEST_CASE("the shifted Huber gradient is a biased oracle of size 4") {
  CHECK(attacked("biased.ex8-oracle").verdict == Verdict::survived);
  CHECK(attacked("biased.ex8-oracle", "large-bias").verdict == Verdict::refuted);
}

TEST_CASE("from x > 1 a step stays there and gains gamma") {
  CHECK(attacked("biased.ex8-divergence").verdict == Verdict::proved);
}

TEST_CASE("with a small bias the iterates return") {
  CHECK(attacked("biased.ex8-divergence", "small-bias").verdict == Verdict::refuted);
}
