#include <catch2/catch.hpp>
#include <string>

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

/// The verdict of the reading whose name ends so.
Verdict reading(const Finding& finding, const std::string& end) {
  for (const Finding& r : finding.readings)
    if (r.id.size() >= end.size() && r.id.compare(r.id.size() - end.size(), end.size(), end) == 0) return r.verdict;
  FAIL("no reading " << end);
  return Verdict::undecided;
}

}  // namespace

TEST_CASE("the two-valued oracle is unbiased") {
  CHECK(attacked("ef.ce1.unbiased").verdict == Verdict::proved);
  CHECK(attacked("ef.ce1.unbiased", "even").verdict == Verdict::refuted);
}

TEST_CASE("SGD descends by gamma/16 where nothing is projected, and not so where the iterate is projected") {
  const Finding finding = attacked("ef.ce1.sgd-descent");
  CHECK(reading(finding, "=no") == Verdict::proved);
  CHECK(reading(finding, "=yes") == Verdict::refuted);
}

TEST_CASE("signSGD ascends by gamma/8 where nothing is projected, and not so where the iterate is projected") {
  const Finding finding = attacked("ef.ce1.signsgd-ascent");
  CHECK(reading(finding, "=no") == Verdict::proved);
  CHECK(reading(finding, "=yes") == Verdict::refuted);
}

TEST_CASE("with equal probabilities neither display holds") {
  CHECK(attacked("ef.ce1.sgd-descent", "even").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce1.signsgd-ascent", "even").verdict == Verdict::refuted);
}
