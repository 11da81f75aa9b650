#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the toy function is PL") {
  CHECK(attacked("scaled.ex4-pl").verdict == Verdict::proved);
  CHECK(attacked("scaled.ex4-pl", "mu-twice").verdict == Verdict::refuted);
}

TEST_CASE("runs on it depend on sign(0)") {
  const Finding finding = attacked("scaled.ex4-observations");
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "sign(0)=1") == Verdict::survived);
  CHECK(attacked("scaled.ex4-observations", "scaled-signgd").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex4-observations", "scaled-signum").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex4-observations", "two-dimensions").verdict == Verdict::refuted);
  CHECK(attacked("scaled.ex4-observations", "long-steps").verdict == Verdict::refuted);
}

TEST_CASE("signGD oscillates from starts that are no multiple of the step") {
  CHECK(attacked("scaled.ex4-observations/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex4-observations/repaired", "half-steps").verdict == Verdict::refuted);
}

TEST_CASE("more workers have more advantage") {
  CHECK(attacked("scaled.ex5-observations").verdict == Verdict::not_executable);
  CHECK(attacked("scaled.ex5-observations.workers").verdict == Verdict::survived);
  CHECK(attacked("scaled.ex5-observations.workers", "fewer").verdict == Verdict::refuted);
}
