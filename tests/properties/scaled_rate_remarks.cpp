#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the neighbourhood is of the order of the step, not of its square") {
  replays("scaled.intro-error-alpha2");
  CHECK(attacked("scaled.intro-error-alpha2/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.intro-error-alpha2/repaired", "squared").verdict == Verdict::refuted);
}

TEST_CASE("no steps give a rate better than 1/k, unless there is no noise") {
  replays("scaled.intro-rate-ln2k");
  CHECK(read_as("scaled.intro-rate-ln2k", "noise", 0).verdict == Verdict::survived);
}

TEST_CASE("the rate is below that of SGD for small p_min") {
  replays("scaled.remark6-linear");
  CHECK(attacked("scaled.remark6-linear/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark6-linear/repaired", "too-far").verdict == Verdict::refuted);
}

TEST_CASE("exact convergence holds for the bound, not for the method") {
  const Finding finding = attacked("scaled.remark6-exact");
  CHECK(reading(finding, "of=bound") == Verdict::survived);
  CHECK(reading(finding, "of=method") == Verdict::refuted);
  CHECK(attacked("scaled.remark6-exact", "small-constant").verdict == Verdict::refuted);
}

TEST_CASE("the further terms of (20) are smaller") {
  CHECK(attacked("scaled.remark6-extra-terms").verdict == Verdict::not_executable);
  CHECK(attacked("scaled.remark6-extra-terms.orders").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark6-extra-terms.orders", "no-first-term").verdict == Verdict::refuted);
}

TEST_CASE("the headline fails with stochastic gradients, not where nothing is trapped; the conclusion holds for full gradients") {
  replays("scaled.abstract-rates");
  CHECK(read_as("scaled.abstract-rates", "kappa", 0).verdict == Verdict::survived);
  CHECK(attacked("scaled.conclusion").verdict == Verdict::survived);
  CHECK(attacked("scaled.conclusion", "step-beyond").verdict == Verdict::refuted);
}
