#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a saddle is left with noise only") {
  CHECK(attacked("saddle.sosp.np-hard-etc").verdict == Verdict::survived);
  CHECK(attacked("saddle.sosp.np-hard-etc", "uphill").verdict == Verdict::refuted);
}

TEST_CASE("another count or bound breaks the statements") {
  CHECK(attacked("saddle.thm3.3.rates", "other-theorem").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm3.4.rates", "other-theorem").verdict == Verdict::refuted);
  CHECK(attacked("saddle.thm3.1.closeness", "bounded").verdict == Verdict::refuted);
}

TEST_CASE("neither gradients nor their differences need a bound") {
  CHECK(attacked("saddle.thm3.1.closeness").verdict == Verdict::survived);
}

TEST_CASE("the counts of Theorems 3.3 and 3.4 are their step sizes', and all that is decided of them") {
  CHECK(attacked("saddle.thm3.3.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm3.4.rates").verdict == Verdict::proved);
  CHECK(attacked("saddle.thm3.3").verdict == Verdict::not_executable);
  CHECK(attacked("saddle.thm3.4").verdict == Verdict::not_executable);
}
