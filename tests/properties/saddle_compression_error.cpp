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

/// The claim under one reading.
Finding read_as(const char* id, const char* reading, double value) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.pins[reading].values = {Number{value, 1}};
  return attack(*find_claim(id), options);
}

}  // namespace

TEST_CASE("the compression error obeys Lemma A.5 where r^2 is the variance of the whole noise") {
  CHECK(read_as("saddle.lemA.5", "variance", 0).verdict == Verdict::survived);
  CHECK(read_as("saddle.lemA.5.uniform", "variance", 0).verdict == Verdict::survived);
}

TEST_CASE("and does not obey it where r^2 is the variance of a coordinate") {
  CHECK(read_as("saddle.lemA.5", "variance", 1).verdict == Verdict::refuted);
  CHECK(read_as("saddle.lemA.5.uniform", "variance", 1).verdict == Verdict::refuted);
}

TEST_CASE("a map that does not contract breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-contraction").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-contraction").verdict == Verdict::refuted);
}

TEST_CASE("forgotten gradient noise breaks Lemma A.5") {
  CHECK(attacked("saddle.lemA.5", "no-gradient-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.uniform", "no-gradient-noise").verdict == Verdict::refuted);
}
