#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a biased oracle is gradient plus bias in the mean") {
  CHECK(attacked("biased.def1").verdict == Verdict::survived);
  CHECK(attacked("biased.def1", "noise-with-mean").verdict == Verdict::refuted);
}

TEST_CASE("drawn noise is (M, sigma^2)-bounded, and not with less") {
  CHECK(attacked("biased.as3").verdict == Verdict::survived);
  CHECK(attacked("biased.as3", "half-M").verdict == Verdict::refuted);
  CHECK(attacked("biased.as3", "no-sigma").verdict == Verdict::refuted);
}

TEST_CASE("drawn biases are (m, zeta^2)-bounded, and not with less") {
  CHECK(attacked("biased.as4").verdict == Verdict::survived);
  CHECK(attacked("biased.as4", "smaller-m").verdict == Verdict::refuted);
  CHECK(attacked("biased.as4", "no-zeta").verdict == Verdict::refuted);
}

TEST_CASE("a uniformly bounded bias has m = 0") {
  CHECK(attacked("biased.uniform-bias").verdict == Verdict::proved);
  CHECK(attacked("biased.uniform-bias", "squared-twice").verdict == Verdict::refuted);
}

TEST_CASE("without bias and noise the method is gradient descent") {
  CHECK(attacked("biased.special-cases").verdict == Verdict::survived);
  CHECK(attacked("biased.special-cases", "biased").verdict == Verdict::refuted);
}
