#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("sums of powers grow as Propositions B.14 and B.15 say") {
  CHECK(attacked("saddle.defB.13").verdict == Verdict::survived);
  CHECK(attacked("saddle.propB.14.lower").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.15").verdict == Verdict::proved);
}

TEST_CASE("sums of powers grow as Propositions B.14 and B.15 say: each checker notices what breaks it") {
  CHECK(attacked("saddle.defB.13", "equal-signs").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.14.lower", "early").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.15", "half-the-time").verdict == Verdict::refuted);
}
