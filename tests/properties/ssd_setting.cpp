#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a mean of losses is the problem of the text, their sum is not") {
  CHECK(attacked("ssd.problem").verdict == Verdict::survived);
  CHECK(attacked("ssd.problem", "sum").verdict == Verdict::refuted);
}

TEST_CASE("drawn objectives are bounded below, with a linear term or a negative eigenvalue they are not") {
  CHECK(attacked("ssd.lower-bounded").verdict == Verdict::survived);
  CHECK(attacked("ssd.lower-bounded", "linear-term").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lower-bounded", "saddle").verdict == Verdict::refuted);
}

TEST_CASE("drawn objectives are smooth with their constants, not with half of them") {
  CHECK(attacked("ssd.smooth").verdict == Verdict::survived);
  CHECK(attacked("ssd.smooth", "half-constants").verdict == Verdict::refuted);
  CHECK(attacked("ssd.node-smooth").verdict == Verdict::survived);
  CHECK(attacked("ssd.node-smooth", "half-constant").verdict == Verdict::refuted);
}
