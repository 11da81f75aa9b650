#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Gaussian smoothing converges on convex functions, a general biased oracle does not") {
  CHECK(attacked("biased.gs-weakly-convex").verdict == Verdict::survived);
  CHECK(attacked("biased.gs-weakly-convex", "triple-step").verdict == Verdict::refuted);
  CHECK(attacked("biased.gs-weakly-convex", "no-miss").verdict == Verdict::refuted);
}
