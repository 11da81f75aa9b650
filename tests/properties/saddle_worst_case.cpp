#include "tests/properties/registry.hpp"

namespace saddle_worst_case_test {

using namespace lemmata;

TEST_CASE("the largest compression error is reached, and needs contraction and noise") {
  for (const char* id : {"saddle.lemA.5/worst-case", "saddle.lemA.5.uniform/worst-case", "saddle.lemA.7/sharp"}) {
    CAPTURE(id);
    CHECK(attacked(id).verdict == Verdict::survived);
    CHECK(attacked(id, "no-contraction").verdict == Verdict::refuted);
    CHECK(attacked(id, "no-gradient-noise").verdict == Verdict::refuted);
  }
  CHECK(attacked("saddle.lemA.5/worst-case").sharpness.value_or(0) > 0.999);
  CHECK(attacked("saddle.lemA.5.uniform/worst-case").sharpness.value_or(0) > 0.999);
}

}  // namespace saddle_worst_case_test
