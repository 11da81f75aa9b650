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

TEST_CASE("an unbiased map divided by its second moment k contracts by 1/k") {
  CHECK(attacked("ef.rem5.compressor").verdict == Verdict::survived);
}

TEST_CASE("without the bias being 0, or without the division, it does not") {
  CHECK(attacked("ef.rem5.compressor", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem5.compressor", "not-rescaled").verdict == Verdict::refuted);
}
