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

TEST_CASE("compressed SGD descends as Lemma A.7 says where r^2 is the variance of the whole noise") {
  CHECK(read_as("saddle.lemA.7", "variance", 0).verdict == Verdict::survived);
}

TEST_CASE("and does not descend so where r^2 is the variance of a coordinate") {
  CHECK(read_as("saddle.lemA.7", "variance", 1).verdict == Verdict::refuted);
}

TEST_CASE("a large step, or forgotten noise, breaks Lemma A.7") {
  CHECK(attacked("saddle.lemA.7", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.7", "no-gradient-noise").verdict == Verdict::refuted);
}
