#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("at a given shape of the law the bound of Lemma 11 is better from some variance on") {
  CHECK(read_as("ssd.lem11.bernoulli", "randomness", 0).verdict == Verdict::proved);
  CHECK(attacked("ssd.lem11.bernoulli", "second-moment").verdict == Verdict::refuted);
}

TEST_CASE("at any variance some law makes it worse") {
  CHECK(read_as("ssd.lem11.bernoulli", "randomness", 1).verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem11.bernoulli.any-variance").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem11.bernoulli.any-variance", "nearly-even").verdict == Verdict::refuted);
}
