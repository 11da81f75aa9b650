#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the recursion of Lemma 3 unrolls, and its series is summed") {
  CHECK(attacked("ef.lem3.step-unroll").verdict == Verdict::proved);
  CHECK(attacked("ef.lem3.step-series").verdict == Verdict::proved);
  for (const char* mutant : {"forgets-a-term", "forgets-the-ratio"})
    CHECK(attacked("ef.lem3.step-unroll", mutant).verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3.step-series", "eta-without-half").verdict == Verdict::refuted);
}

TEST_CASE("the sharp constant bounds the error, and is attained at every time") {
  const Finding finding = attacked("ef.lem3.sharp");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.999999);
  CHECK(attacked("ef.lem3.sharp", "starts-with-error").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3.sharp", "one-percent-more").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem3.sharp.attained").verdict == Verdict::proved);
  CHECK(attacked("ef.lem3.sharp.attained", "other-share").verdict == Verdict::refuted);
}

TEST_CASE("the sharp constant is below the printed one by (1 + r)^2/4") {
  CHECK(attacked("ef.lem3.limit").verdict == Verdict::proved);
  CHECK(attacked("ef.lem3.limit", "no-step").verdict == Verdict::refuted);
}

TEST_CASE("long runs approach the printed constant, and do not pass it") {
  const Finding finding = attacked("ef.lem3.long-run");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.9);
  CHECK(attacked("ef.lem3.long-run", "twice-the-step").verdict == Verdict::refuted);
}
