#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Algorithm 1 is Algorithm 2 with the scaled sign") {
  CHECK(attacked("ef.alg1-is-alg2").verdict == Verdict::survived);
  CHECK(attacked("ef.alg1-is-alg2", "norm-of-gradient").verdict == Verdict::refuted);
  CHECK(attacked("ef.alg1-is-alg2", "other-sign(0)").verdict == Verdict::refuted);
}

TEST_CASE("the scaled sign keeps the l1 norm") {
  CHECK(attacked("ef.delta-scale").verdict == Verdict::survived);
  CHECK(attacked("ef.delta-scale", "unscaled").verdict == Verdict::refuted);
}

TEST_CASE("layers have scales and densities of their own") {
  CHECK(attacked("ef.layerwise").verdict == Verdict::survived);
  CHECK(attacked("ef.layerwise", "one-scale").verdict == Verdict::refuted);
}
