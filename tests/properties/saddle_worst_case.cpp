#include "tests/properties/registry.hpp"

namespace saddle_worst_case_test {

using namespace lemmata;

TEST_CASE("the largest compression error is reached, and needs contraction and noise") {
  for (const char* id : {"saddle.lemA.5/worst-case", "saddle.lemA.5.uniform/worst-case", "saddle.lemA.7/sharp"}) {
    CAPTURE(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(0) > 0.999);
    CHECK(attacked(id, "no-contraction").verdict == Verdict::refuted);
    CHECK(attacked(id, "no-gradient-noise").verdict == Verdict::refuted);
  }
}

}  // namespace saddle_worst_case_test
