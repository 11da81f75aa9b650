#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Lines 5 to 7 keep time and distance bounded") {
  CHECK(attacked("saddle.alg1.reset").verdict == Verdict::survived);
  CHECK(attacked("saddle.alg1.reset", "radius-forgotten").verdict == Verdict::refuted);
  CHECK(attacked("saddle.alg1.reset", "iterations-forgotten").verdict == Verdict::refuted);
}

TEST_CASE("corrected iterates have lost the compressor") {
  CHECK(attacked("saddle.defA.2").verdict == Verdict::survived);
  CHECK(attacked("saddle.defA.2", "not-corrected").verdict == Verdict::refuted);
}

TEST_CASE("unequal or dependent noise breaks the identities") {
  CHECK(attacked("saddle.alg1.distributed-error", "one-xi-each").verdict == Verdict::refuted);
  CHECK(attacked("saddle.defA.1", "dependent").verdict == Verdict::refuted);
}

TEST_CASE("error feedback is better on some instance") { CHECK(attacked("saddle.karimireddy.ef").verdict == Verdict::proved); }

TEST_CASE("local errors average to the error of the mean message, not of Algorithm 1") {
  const Finding found = attacked("saddle.alg1.distributed-error");
  CHECK(reading(found, "mean-message,message=local") == Verdict::survived);
  CHECK(reading(found, "algorithm-1,message=local") == Verdict::refuted);
  CHECK(reading(found, "algorithm-1,message=common") == Verdict::survived);
}

TEST_CASE("r^2 is the variance of the whole vector") {
  const Finding found = attacked("saddle.defA.1");
  CHECK(reading(found, "total") == Verdict::survived);
  CHECK(reading(found, "per-coordinate") == Verdict::refuted);
}

TEST_CASE("no instance shows saddle.karimireddy.ef with no feedback") {
  CHECK(attacked("saddle.karimireddy.ef", "no-feedback").verdict != Verdict::proved);
}
