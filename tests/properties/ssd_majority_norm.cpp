#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("with one node the rho_M-norm is the rho-norm, with three it is not") {
  CHECK(attacked("ssd.rho1-equals-rho").verdict == Verdict::survived);
  CHECK(attacked("ssd.rho1-equals-rho", "three-nodes").verdict == Verdict::refuted);
}

TEST_CASE("the rho_M-norm lies between its share of the l1 norm and the l1 norm") {
  CHECK(attacked("ssd.speedup-M").verdict == Verdict::survived);
}

TEST_CASE("half of the nodes do not reach the share") { CHECK(attacked("ssd.speedup-M", "half-the-nodes").verdict == Verdict::refuted); }
