#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the best step makes the bound of Theorem III twice Remark 6") {
  CHECK(attacked("ef.rem6.step-optimal").verdict == Verdict::refuted);
  replays("ef.rem6.step-optimal");
  CHECK(attacked("ef.rem6.step-optimal/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.rem6.step-optimal/repaired", "not-the-best").verdict == Verdict::refuted);
}

TEST_CASE("delta is in the leading term, and has to be") {
  CHECK(attacked("ef.rem6.leading").verdict == Verdict::proved);
  CHECK(attacked("ef.rem6.leading", "without-error").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem6.leading.needed").verdict == Verdict::survived);
  CHECK(attacked("ef.rem6.leading.needed", "sends-twice-as-often").verdict == Verdict::refuted);
}

TEST_CASE("top-1 moves the steepest coordinate of what is compressed, not of the gradient") {
  const Finding finding = attacked("ef.rem7.steepest");
  CHECK(reading(finding, "=corrected-gradient") == Verdict::survived);
  CHECK(reading(finding, "=gradient") == Verdict::refuted);
  CHECK(attacked("ef.rem7.steepest", "smallest").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem7.steepest", "ascends").verdict == Verdict::refuted);
}
