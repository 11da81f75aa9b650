#include "tests/properties/registry.hpp"

namespace scaled_compressed_worst_case_test {

using namespace lemmata;

TEST_CASE("the exact rates of compressed gradient descent are reached, and fail for longer steps and larger mu") {
  for (const char* id : {"scaled.remark4-thm13/worst-case", "scaled.remark4-thm13/sharp"}) {
    CAPTURE(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(0) > 0.999);
    CHECK(attacked(id, "larger-share").verdict == Verdict::refuted);
    CHECK(attacked(id, "twice-mu").verdict == Verdict::refuted);
  }
}

}  // namespace scaled_compressed_worst_case_test
