#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("each condition of Theorem A.9 is an equivalence") {
  CHECK(attacked("saddle.thmA.9.step-eta1").verdict == Verdict::proved);
  CHECK(attacked("saddle.thmA.9.step-eta2").verdict == Verdict::proved);
  CHECK(attacked("saddle.thmA.9.step-T").verdict == Verdict::proved);
  CHECK(attacked("saddle.thmA.9.step-eta1", "six").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmA.9.step-eta2", "twelve").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmA.9.step-eta1", "one-epsilon-less").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmA.9.step-eta2", "one-epsilon-less").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmA.9.step-T", "twelve").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thmA.9.step-T", "one-epsilon-less").verdict == Verdict::refuted);
}
