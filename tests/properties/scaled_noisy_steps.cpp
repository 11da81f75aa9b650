#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("smoothness in the mean holds") {
  CHECK(attacked("scaled.thm2.step-33").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-33", "half-smooth").verdict == Verdict::refuted);
}

TEST_CASE("a probability cannot take the place of a known sign") {
  replays("scaled.thm2.step-condexp");
  CHECK(attacked("scaled.thm2.step-condexp/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-condexp/repaired", "no-covariance").verdict == Verdict::refuted);
}

TEST_CASE("(34) fails in one dimension already") {
  replays("scaled.thm2.step-34");
  CHECK(attacked("scaled.thm2.step-34/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-34/repaired", "half-smooth").verdict == Verdict::refuted);
}

TEST_CASE("estimates are longer than the gradient on average") {
  CHECK(attacked("scaled.thm2.step-jensen").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm2.step-jensen", "biased").verdict == Verdict::refuted);
}
