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

TEST_CASE("the mean squared error of error feedback stays below the bound of Lemma 3") {
  CHECK(attacked("ef.lem3").verdict == Verdict::survived);
}

TEST_CASE("an error at the start, or twice the step, breaks the bound of Lemma 3") {
  CHECK(attacked("ef.lem3", "starts-with-error").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3", "twice-the-step").verdict == Verdict::refuted);
}

TEST_CASE("a compressor with delta = 1 leaves no error") { CHECK(attacked("ef.lem3.delta1").verdict == Verdict::survived); }

TEST_CASE("a compressor that sends one half leaves an error") {
  CHECK(attacked("ef.lem3.delta1", "half-sent").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3.delta1", "starts-with-error").verdict == Verdict::refuted);
}
