#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("compressed descent has the rate of Theorem 13") {
  CHECK(attacked("scaled.remark4-thm13").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark4-thm13", "mu-twice-d").verdict == Verdict::refuted);
}

TEST_CASE("the substitution of alpha/d was not carried out; what is printed is a bound all the same") {
  const Finding finding = attacked("scaled.remark4-substitution");
  CHECK(reading(finding, "as=substitution") == Verdict::refuted);
  CHECK(reading(finding, "as=rate") == Verdict::refuted);
  CHECK(reading(finding, "as=bound") == Verdict::survived);
  CHECK(attacked("scaled.remark4-substitution", "double-mu").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark4-substitution/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark4-substitution/repaired", "no-bracket").verdict == Verdict::refuted);
}

TEST_CASE("the comparison holds up to 1/L only") {
  const Finding finding = attacked("scaled.remark4-faster");
  CHECK(reading(finding, "range=up-to-1/L") == Verdict::survived);
  CHECK(reading(finding, "range=up-to-2d/L") == Verdict::refuted);
  CHECK(attacked("scaled.remark4-faster/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark4-faster/repaired", "twice-as-far").verdict == Verdict::refuted);
}
