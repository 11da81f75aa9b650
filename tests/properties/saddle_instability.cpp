#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("top-k tears nearly equal vectors apart, their errors, and the iterates") {
  CHECK(attacked("saddle.topk-not-lipschitz").verdict == Verdict::survived);
  CHECK(attacked("saddle.sketch.nonlinear-bound").verdict == Verdict::survived);
  CHECK(attacked("saddle.sketch.xy-not-close").verdict == Verdict::survived);
  CHECK(attacked("saddle.topk-not-lipschitz", "everything-kept").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sketch.nonlinear-bound", "everything-kept").verdict == Verdict::refuted);
  CHECK(attacked("saddle.sketch.xy-not-close", "everything-kept").verdict == Verdict::refuted);
}
