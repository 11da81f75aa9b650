#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("drawn objectives meet Assumptions 1 to 3 with their constants, and with no better ones") {
  CHECK(attacked("scaled.a1").verdict == Verdict::survived);
  CHECK(attacked("scaled.a1", "mu-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.a1", "flat").verdict == Verdict::refuted);
  CHECK(attacked("scaled.a2").verdict == Verdict::survived);
  CHECK(attacked("scaled.a2", "any-smooth").verdict == Verdict::refuted);
  CHECK(attacked("scaled.a3").verdict == Verdict::survived);
  CHECK(attacked("scaled.a3", "euclidean").verdict == Verdict::refuted);
}

TEST_CASE("Euclidean versions imply those of the maximum norm") {
  CHECK(attacked("scaled.relaxed-norms").verdict == Verdict::survived);
  CHECK(attacked("scaled.relaxed-norms", "mu-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.smoothness-favourable").verdict == Verdict::survived);
  CHECK(attacked("scaled.smoothness-favourable", "largest-only").verdict == Verdict::refuted);
  CHECK(attacked("scaled.smoothness-favourable", "without-last").verdict == Verdict::refuted);
}

TEST_CASE("smoothness in the maximum norm is strictly weaker, but not by this matrix in even dimensions") {
  CHECK(attacked("scaled.smoothness-favourable.strict").verdict == Verdict::proved);
  CHECK(attacked("scaled.smoothness-favourable.strict", "even").verdict == Verdict::undecided);
}

TEST_CASE("a PL function may be nonconvex, a parabola is not") {
  CHECK(attacked("scaled.relaxed-norms.nonconvex").verdict == Verdict::proved);
  CHECK(attacked("scaled.relaxed-norms.nonconvex", "parabola").verdict == Verdict::undecided);
}

TEST_CASE("the scaled sign is the steepest direction, the gradient is not") {
  CHECK(attacked("scaled.steepest-descent").verdict == Verdict::survived);
  CHECK(attacked("scaled.steepest-descent", "euclidean").verdict == Verdict::refuted);
}
