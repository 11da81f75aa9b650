#include "tests/properties/registry.hpp"

namespace ef_worst_cases_test {

using namespace lemmata;

TEST_CASE("the rates of error feedback and EF21 on strongly convex functions are identities, proved for all parameters") {
  for (const char* id : {"ef.strongly-convex-rate", "ef.strongly-convex-rate.ef21"}) {
    CAPTURE(id);
    CHECK(attacked(id).verdict == Verdict::proved);
    CHECK(attacked(id, "smaller-rate").verdict == Verdict::refuted);
    CHECK(attacked(id, "other-step").verdict == Verdict::refuted);
  }
}

TEST_CASE("no run exceeds Theorem II with the cross term kept, and the square orbit comes close") {
  const Finding finding = attacked("ef.thm2/sharp");
  CHECK(finding.verdict == Verdict::survived);
  CHECK(finding.sharpness.value_or(0) > 0.97);
  CHECK(attacked("ef.thm2/sharp", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2/sharp", "smaller-noise").verdict == Verdict::refuted);
}

TEST_CASE("no constant mends the printed middle term of Theorem II") {
  CHECK(attacked("ef.thm2.middle-term").verdict == Verdict::proved);
  CHECK(attacked("ef.thm2.middle-term", "larger-kappa").verdict == Verdict::refuted);
}

TEST_CASE("the worst cases of the averaged iterate and of a step are reached, and its errors are needed") {
  for (const char* id : {"ef.thm3/worst-case", "ef.thm3.eq1/worst-case"}) {
    CAPTURE(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(0) > 0.999);
    CHECK(attacked(id, "ascends").verdict == Verdict::refuted);
    CHECK(attacked(id, "smaller-errors").verdict == Verdict::refuted);
  }
}

TEST_CASE("the instance that refutes Remark 6 meets the assumptions of Theorem III") {
  CHECK(attacked("ef.rem6.staircase").verdict == Verdict::survived);
  CHECK(attacked("ef.rem6.staircase", "longer-errors").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem6.staircase", "ascends").verdict == Verdict::refuted);
}

}  // namespace ef_worst_cases_test
