#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the l12 function lies below the rho-norm") {
  CHECK(attacked("ssd.eq6").verdict == Verdict::proved);
  CHECK(attacked("ssd.eq6.mixtures").verdict == Verdict::survived);
}

TEST_CASE("a law of two points, or half of the noise, breaks eq. (6)") {
  CHECK(attacked("ssd.eq6", "two-points").verdict == Verdict::refuted);
  CHECK(attacked("ssd.eq6.mixtures", "half-noise").verdict == Verdict::refuted);
}

TEST_CASE("the l12 function is no norm, for any noise but 0") {
  CHECK(attacked("ssd.l12-not-norm").verdict == Verdict::proved);
  CHECK(attacked("ssd.l12-not-norm.every-noise").verdict == Verdict::proved);
  CHECK(attacked("ssd.l12-not-norm.every-noise", "no-noise").verdict == Verdict::refuted);
}
