#pragma once
#include <catch2/catch.hpp>

#include "lib/check/finding.hpp"

namespace lemmata {

/// The finding of a quick attack on a registered claim, or on its mutant of this name.
inline Finding attacked(const char* id, const char* mutant = "") {
  const Claim* claim = find_claim(id);
  REQUIRE(claim != nullptr);
  AttackOptions options;
  options.effort = Effort::quick;
  options.mutant = mutant;
  return attack(*claim, options);
}

/// The claim is refuted, and its witness violates it when it is replayed.
inline void replays(const char* id) {
  const Finding finding = attacked(id);
  REQUIRE(finding.verdict == Verdict::refuted);
  REQUIRE(finding.witness.has_value());
  CHECK(replay(*find_claim(id), *finding.witness).outcome == Replay::Outcome::violates);
}

/// The claim under one reading.
inline Finding read_as(const char* id, const char* reading, double value) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.pins[reading].values = {Number{value, 1}};
  return attack(*find_claim(id), options);
}

/// The verdict of the reading whose name ends so.
inline Verdict reading(const Finding& finding, const std::string& end) {
  for (const Finding& r : finding.readings)
    if (r.id.size() >= end.size() && r.id.compare(r.id.size() - end.size(), end.size(), end) == 0) return r.verdict;
  FAIL("no reading " << end);
  return Verdict::undecided;
}

}  // namespace lemmata
