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

/// The claim under one reading.
Finding read_as(const char* id, const char* reading, double value) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.pins[reading].values = {Number{value, 1}};
  return attack(*find_claim(id), options);
}

}  // namespace

TEST_CASE("no map contracts strictly at 0") {
  replays("saddle.randomk.compressor");
  replays("saddle.topk.compressor");
  replays("saddle.sign.compressor");
}

TEST_CASE("with <= the named maps are compressors") {
  CHECK(attacked("saddle.randomk.compressor/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.topk.compressor/repaired").verdict == Verdict::survived);
}

TEST_CASE("with <= the scaled sign is a compressor, whatever sign(0)") {
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("saddle.sign.compressor/repaired", "sign(0)", -1).verdict == Verdict::survived);
}

TEST_CASE("rescaled, poorer and negated maps are not") {
  CHECK(attacked("saddle.randomk.compressor/repaired", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("saddle.topk.compressor/repaired", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sign.compressor/repaired", "negated").verdict == Verdict::refuted);
}

TEST_CASE("the mutants of the printed statements are refuted too") {
  CHECK(attacked("saddle.randomk.compressor", "rescaled").verdict == Verdict::refuted);
  CHECK(attacked("saddle.topk.compressor", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sign.compressor", "negated").verdict == Verdict::refuted);
}

TEST_CASE("Definition 2.1 is met at some point, and not at 0") {
  CHECK(attacked("saddle.def2.1").verdict == Verdict::proved);
  CHECK(attacked("saddle.def2.1", "at-zero").verdict != Verdict::proved);
}
