#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("corrected iterates have lost the compressor") {
  CHECK(attacked("saddle.defA.2").verdict == Verdict::survived);
  CHECK(attacked("saddle.defA.2", "not-corrected").verdict == Verdict::refuted);
}

TEST_CASE("error feedback is better on some instance") { CHECK(attacked("saddle.karimireddy.ef").verdict == Verdict::proved); }

TEST_CASE("the variances of the noises add") { CHECK(attacked("saddle.defA.1").verdict == Verdict::survived); }

TEST_CASE("no instance shows saddle.karimireddy.ef with no feedback") {
  CHECK(attacked("saddle.karimireddy.ef", "no-feedback").verdict != Verdict::proved);
}

TEST_CASE("noise that depends on the gradient noise has no sum of variances") {
  CHECK(attacked("saddle.defA.1", "dependent").verdict == Verdict::refuted);
}
