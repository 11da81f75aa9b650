#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the stochastic sign times the norm is unbiased, without the norm it is not") {
  CHECK(attacked("ssd.sts-unbiased").verdict == Verdict::survived);
  CHECK(attacked("ssd.sts-unbiased", "unscaled").verdict == Verdict::refuted);
}

TEST_CASE("the stochastic sign meets Assumption 1, that of another vector does not") {
  CHECK(attacked("ssd.sts-spb").verdict == Verdict::survived);
  CHECK(attacked("ssd.sts-spb", "another-vector").verdict == Verdict::refuted);
}

TEST_CASE("the inner product with a direction meets Lemma 15") {
  CHECK(attacked("ssd.lem15").verdict == Verdict::survived);
  CHECK(attacked("ssd.lem15", "other-side").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem15", "quarter-difference").verdict == Verdict::refuted);
}
