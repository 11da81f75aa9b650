#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("m <= 1/kappa is necessary for the standard progress in distance by the longest step, not by shorter ones, not for any") {
  const Finding finding = attacked("biased.rem7-necessary");
  CHECK(reading(finding, "progress=standard-longest-step") == Verdict::proved);
  CHECK(reading(finding, "progress=standard-any-step") == Verdict::refuted);
  CHECK(reading(finding, "progress=any") == Verdict::refuted);
  CHECK(attacked("biased.rem7-necessary", "no-bias").verdict == Verdict::refuted);
}

TEST_CASE("the least angle between gradient and distance is Kantorovich's") {
  CHECK(attacked("biased.rem7-necessary.least-angle").verdict == Verdict::survived);
  CHECK(attacked("biased.rem7-necessary.least-angle", "larger-mu").verdict == Verdict::refuted);
}

TEST_CASE("below its squared cosine there is progress, at and above it none") {
  CHECK(attacked("biased.rem7-necessary/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.rem7-necessary/repaired", "any-m").verdict == Verdict::refuted);
}
