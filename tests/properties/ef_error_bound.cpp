#include "tests/properties/registry.hpp"

using namespace lemmata;

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
