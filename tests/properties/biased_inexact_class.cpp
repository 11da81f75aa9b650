#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("(delta, L)-oracles are biased oracles if f is convex or has the same L, but not the other way round") {
  CHECK(attacked("biased.sec53-stronger").verdict == Verdict::survived);
  CHECK(attacked("biased.sec53-stronger", "eighth").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec53-stronger", "small-bias").verdict == Verdict::refuted);
}

TEST_CASE("estimators of the Huber function become exact far out") {
  CHECK(attacked("biased.sec53-huber").verdict == Verdict::survived);
  CHECK(attacked("biased.sec53-huber", "half-delta").verdict == Verdict::refuted);
}

TEST_CASE("smoothness is a (0, L)-oracle on the whole space") {
  CHECK(attacked("biased.b4-iff").verdict == Verdict::survived);
  CHECK(attacked("biased.b4-iff", "same-constant").verdict == Verdict::refuted);
  CHECK(attacked("biased.b4-iff", "half-constant").verdict == Verdict::refuted);
}

TEST_CASE("|x| has a (delta, L)-oracle") {
  CHECK(attacked("biased.b4-larger").verdict == Verdict::survived);
  CHECK(attacked("biased.b4-larger", "half-delta").verdict == Verdict::refuted);
}
