#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the two-valued oracle is unbiased") {
  CHECK(attacked("ef.ce1.unbiased").verdict == Verdict::proved);
  CHECK(attacked("ef.ce1.unbiased", "even").verdict == Verdict::refuted);
}

TEST_CASE("SGD descends by gamma/16 where nothing is projected, and not so where the iterate is projected") {
  const Finding finding = attacked("ef.ce1.sgd-descent");
  CHECK(reading(finding, "=no") == Verdict::proved);
  CHECK(reading(finding, "=yes") == Verdict::refuted);
}

TEST_CASE("signSGD ascends by gamma/8 where nothing is projected, and not so where the iterate is projected") {
  const Finding finding = attacked("ef.ce1.signsgd-ascent");
  CHECK(reading(finding, "=no") == Verdict::proved);
  CHECK(reading(finding, "=yes") == Verdict::refuted);
}

TEST_CASE("with equal probabilities neither display holds") {
  CHECK(attacked("ef.ce1.sgd-descent", "even").verdict == Verdict::refuted);
  CHECK(attacked("ef.ce1.signsgd-ascent", "even").verdict == Verdict::refuted);
}
