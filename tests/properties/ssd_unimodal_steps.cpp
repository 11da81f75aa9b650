#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("an atom at the mode is counted once too often in the proof of Lemma 1, and one half of it is right") {
  CHECK(read_as("ssd.lem1.chain", "law", 1).verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem1.chain/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.chain/repaired", "off-centre").verdict == Verdict::refuted);
}

TEST_CASE("the chain of Lemma 1 holds as printed for densities") {
  CHECK(read_as("ssd.lem1.chain", "law", 0).verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.chain", "off-centre").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem1.chain.density").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.chain.density", "off-centre").verdict == Verdict::refuted);
}

TEST_CASE("the algebra of the improved bound reduces to what the text says") {
  CHECK(attacked("ssd.lem1.improved-algebra").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.improved-algebra", "no-square").verdict == Verdict::refuted);
}
