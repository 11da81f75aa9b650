#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("compressed descent has the rate of Theorem 13") {
  CHECK(attacked("scaled.remark4-thm13").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark4-thm13", "mu-twice-d").verdict == Verdict::refuted);
}

TEST_CASE("the substitution of alpha/d was not carried out") {
  replays("scaled.remark4-substitution");
  CHECK(attacked("scaled.remark4-substitution", "double-mu").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark4-substitution/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark4-substitution/repaired", "no-bracket").verdict == Verdict::refuted);
}

TEST_CASE("the comparison holds up to 1/L, and up to d/L with the substitution carried out") {
  const Finding faster = attacked("scaled.remark4-faster");
  CHECK(reading(faster, "constants=one-symbol") == Verdict::proved);
  CHECK(reading(faster, "constants=own") == Verdict::refuted);
  CHECK(attacked("scaled.remark4-faster", "printed-twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark4-faster/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark4-faster/repaired", "twice-as-far").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark4-faster/repaired", "larger-mu").verdict == Verdict::refuted);
}
