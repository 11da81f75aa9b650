#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the averaged inequality holds in the mean, not on each path") {
  const Finding finding = attacked("ef.thm2.step-average");
  CHECK(reading(finding, "=mean") == Verdict::survived);
  CHECK(reading(finding, "=every-path") == Verdict::refuted);
  CHECK(attacked("ef.thm2.step-average", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm2.step-average.algebra").verdict == Verdict::proved);
  for (const char* mutant : {"forgets-rho", "below-the-minimum"})
    CHECK(attacked("ef.thm2.step-average.algebra", mutant).verdict == Verdict::refuted);
}

TEST_CASE("rho = 1 gives twice the printed middle term") {
  CHECK(attacked("ef.thm2.step-rho1").verdict == Verdict::refuted);
  replays("ef.thm2.step-rho1");
  CHECK(attacked("ef.thm2.step-rho1/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.thm2.step-rho1/repaired", "rho-three-halves").verdict == Verdict::refuted);
}

TEST_CASE("a vanishing rho gives the constant of SGD") {
  CHECK(attacked("ef.thm2.rho-to-zero").verdict == Verdict::proved);
  CHECK(attacked("ef.thm2.rho-to-zero", "rho-stays").verdict == Verdict::refuted);
}
