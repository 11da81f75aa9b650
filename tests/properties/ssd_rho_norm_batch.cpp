#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rho-norm of a mini-batch lies above a weighted l1 norm") {
  CHECK(attacked("ssd.rho-lem2-lower").verdict == Verdict::proved);
  CHECK(attacked("ssd.rho-lem2-lower.laws").verdict == Verdict::survived);
}

TEST_CASE("moments about 0, or one sample in place of the batch, break the bound") {
  CHECK(attacked("ssd.rho-lem2-lower", "about-zero").verdict == Verdict::refuted);
  CHECK(attacked("ssd.rho-lem2-lower.laws", "one-sample").verdict == Verdict::refuted);
}
