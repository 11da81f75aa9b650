#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rho-norm is the mean of matches against mismatches") {
  CHECK(attacked("ssd.def-rho-norm").verdict == Verdict::survived);
  CHECK(attacked("ssd.def-rho-norm", "inner-product").verdict == Verdict::refuted);
}

TEST_CASE("the rho-norm is positive definite and may fail the triangle inequality") {
  CHECK(attacked("ssd.rho-norm-posdef").verdict == Verdict::proved);
  CHECK(attacked("ssd.rho-norm-posdef.triangle").verdict == Verdict::proved);
  CHECK(attacked("ssd.rho-norm-posdef", "any-rho").verdict == Verdict::refuted);
}
