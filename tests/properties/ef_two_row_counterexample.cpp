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

void replays(const char* id) {
  const Finding finding = attacked(id);
  REQUIRE(finding.verdict == Verdict::refuted);
  REQUIRE(finding.witness.has_value());
  CHECK(replay(*find_claim(id), *finding.witness).outcome == Replay::Outcome::violates);
}

/// The verdict of the reading whose name ends so.
Verdict reading(const Finding& finding, const std::string& end) {
  for (const Finding& r : finding.readings)
    if (r.id.size() >= end.size() && r.id.compare(r.id.size() - end.size(), end.size(), end) == 0) return r.verdict;
  FAIL("no reading " << end);
  return Verdict::undecided;
}

}  // namespace

TEST_CASE("one gradient of two is proportional to the gradient in the mean, and half of it") {
  const Finding finding = attacked("ef.ce3.gradient");
  CHECK(reading(finding, "=unbiased") == Verdict::refuted);
  CHECK(reading(finding, "=proportional") == Verdict::proved);
  CHECK(attacked("ef.ce3.gradient", "one-row-only").verdict == Verdict::refuted);
}

TEST_CASE("signSGD reaches points where a stochastic gradient vanishes, so that its sign is not +-(1, -1)") {
  replays("ef.ce3.sign-direction");
  CHECK(attacked("ef.ce3.sign-direction", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("signSGD makes no progress when sign(0) = 0, and leaves the line when it is not") {
  const Finding finding = attacked("ef.ce3.no-progress");
  CHECK(reading(finding, "sign(0)=0") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=1") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::refuted);
  CHECK(attacked("ef.ce3.no-progress", "no-sign").verdict == Verdict::refuted);
}
