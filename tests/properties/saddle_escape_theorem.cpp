#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("resets, fractions, and figures without a claim") {
  CHECK(attacked("saddle.thmB.19.step-t0-exists/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.thmB.19.fraction").verdict == Verdict::survived);
  CHECK(attacked("saddle.fig1").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.fig2").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.exp.escape-time").verdict == Verdict::not_executable);
}

TEST_CASE("the three forms of the number of triggers are one, and all that is decided of it") {
  CHECK(attacked("saddle.thmB.19.triggers").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.thmB.19.triggers.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thmB.19.triggers.rates", "F-without-root").verdict == Verdict::refuted);
}

TEST_CASE("a window may have no escape direction without error") { replays("saddle.thmB.19.step-t0-exists"); }

TEST_CASE("resets, fractions, and figures without a claim: each checker notices what breaks it") {
  CHECK(attacked("saddle.thmB.19.step-t0-exists", "wider-ball").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19.step-t0-exists/repaired", "later").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmB.19.fraction", "whole-c").verdict == Verdict::refuted);
}
