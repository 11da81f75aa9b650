#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the library's stochastic sign is that of Definition 3; the plain sign and coins at 0 are not") {
  CHECK(attacked("ssd.def3").verdict == Verdict::survived);
  CHECK(attacked("ssd.def3", "deterministic").verdict == Verdict::refuted);
  CHECK(attacked("ssd.def3", "coins-at-zero").verdict == Verdict::refuted);
}

TEST_CASE("the library's noise meets Assumption 2; a biased one, and one that grows with x, do not") {
  CHECK(attacked("ssd.assump2").verdict == Verdict::survived);
  CHECK(attacked("ssd.assump2", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ssd.assump2", "grows-with-x").verdict == Verdict::refuted);
  CHECK(attacked("ssd.assump2", "half-variance").verdict == Verdict::refuted);
}
