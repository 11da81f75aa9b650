#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the corrected iterates move by the gradient and the noise, in every dimension") {
  CHECK(attacked("saddle.propA.3").verdict == Verdict::proved);
  CHECK(attacked("saddle.propA.3", "forgets-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propA.3", "no-feedback").verdict == Verdict::refuted);
}

TEST_CASE("the square of a sum, and the choice of nu") {
  CHECK(attacked("saddle.lemA.5.step-young").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemA.5.step-young", "half-nu").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemA.5.step-nu").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.5.step-nu", "twice-nu").verdict == Verdict::refuted);
}

TEST_CASE("the coefficient of the gradient is at least a quarter") {
  CHECK(attacked("saddle.lemA.7.step-coefficient").verdict == Verdict::proved);
  CHECK(attacked("saddle.lemA.7.step-coefficient", "step-twice").verdict == Verdict::refuted);
}

TEST_CASE("beta_t grows no faster than Proposition B.14 says") {
  CHECK(attacked("saddle.propB.14.upper").verdict == Verdict::proved);
  CHECK(attacked("saddle.propB.14.upper", "third").verdict == Verdict::refuted);
}
