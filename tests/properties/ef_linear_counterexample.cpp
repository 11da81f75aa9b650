#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the two-valued oracle is unbiased") {
  CHECK(attacked("ef.ce1.unbiased").verdict == Verdict::proved);
  CHECK(attacked("ef.ce1.unbiased", "even").verdict == Verdict::refuted);
}

TEST_CASE("in the mean SGD descends by gamma/16 and signSGD ascends by gamma/8") {
  CHECK(attacked("ef.ce1.sgd-descent").verdict == Verdict::proved);
  CHECK(attacked("ef.ce1.signsgd-ascent").verdict == Verdict::proved);
}

TEST_CASE("with equal probabilities neither display holds") {
  CHECK(attacked("ef.ce1.sgd-descent", "even").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce1.signsgd-ascent", "even").verdict == Verdict::refuted);
}
