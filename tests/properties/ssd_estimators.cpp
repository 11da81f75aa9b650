#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("every drawn sign oracle meets Assumption 1, and its opposite does not") {
  CHECK(attacked("ssd.assump1").verdict == Verdict::survived);
  CHECK(attacked("ssd.assump1", "inverted").verdict == Verdict::refuted);
}

TEST_CASE("unimodal symmetric noise meets the bound of Lemma 1, symmetric noise alone does not") {
  CHECK(attacked("ssd.lem1").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem1", "not-unimodal").verdict == Verdict::refuted);
}

TEST_CASE("a mini-batch meets the bound of Lemma 10, one sample does not") {
  CHECK(attacked("ssd.lem10").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem10", "one-sample").verdict == Verdict::refuted);
}
