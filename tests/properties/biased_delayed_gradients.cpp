#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bias of delayed gradients is bounded by past gradients only") {
  CHECK(attacked("biased.sec55-delayed").verdict == Verdict::survived);
  CHECK(attacked("biased.sec55-delayed", "no-delay").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec55-delayed", "smaller-constant").verdict == Verdict::refuted);
}
