#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("where no iterate is 0, Example 2 holds from any state") {
  CHECK(attacked("scaled.ex2.eq7/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex2.eq7/repaired", "twice").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.eq8/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex2.eq8/repaired", "small-B").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.trap/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex2.trap/repaired", "twice-as-far").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2.trap/repaired", "uphill").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex2/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex2/repaired", "half").verdict == Verdict::refuted);
}
