#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Example 2 depends on sign(0) where a run hits the minimum") {
  const Finding finding = attacked("scaled.ex2");
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=1") == Verdict::survived);
  CHECK(attacked("scaled.ex2", "gradient-steps").verdict == Verdict::refuted);
}

TEST_CASE("the steps of Example 2 hold") {
  CHECK(attacked("scaled.ex2.b-sum").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex2.b-sum", "sum-of-signs").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.b-sum", "uphill").verdict == Verdict::refuted);
  const Finding trap = attacked("scaled.ex2.trap");
  CHECK(reading(trap, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(trap, "sign(0)=1") == Verdict::survived);
  CHECK(attacked("scaled.ex2.trap", "twice-as-far").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.trap", "uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.eq7", "sum-of-signs").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.eq8", "small-B").verdict == Verdict::refuted);
}

TEST_CASE("Example 3 has the closed form while the signs alternate") {
  CHECK(attacked("scaled.ex3.closed-form/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex3.closed-form/repaired", "gradient-sum").verdict == Verdict::refuted);
}

TEST_CASE("Example 3 is descent on |x|") {
  CHECK(attacked("scaled.ex3.subgradient").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex3.subgradient", "slower-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex3.subgradient", "other-side").verdict == Verdict::refuted);
}

TEST_CASE("(9) amounts to (11), not (6)") {
  CHECK(attacked("scaled.ex3.eq11").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex3.eq11", "from-one").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex3.eq11", "gradient-sum").verdict == Verdict::refuted);
}
