#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the oracle of Remark 5 meets the inequality of Assumption 4, and for m = 1 not its range") {
  CHECK(read_as("biased.rem5-bias", "bounded", 0).verdict == Verdict::proved);
  CHECK(read_as("biased.rem5-bias", "bounded", 1).verdict == Verdict::refuted);
  CHECK(attacked("biased.rem5-bias", "rho-unsquared").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem5-bias/repaired").verdict == Verdict::proved);
  CHECK(attacked("biased.rem5-bias/repaired", "rho-unsquared").verdict == Verdict::refuted);
}

TEST_CASE("where the oracle vanishes the gradient is at the floor; where its Jacobian does, anywhere") {
  CHECK(read_as("biased.rem5-floor", "stationary", 0).verdict == Verdict::proved);
  CHECK(read_as("biased.rem5-floor", "stationary", 1).verdict == Verdict::refuted);
  CHECK(attacked("biased.rem5-floor", "larger-rho").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem5-floor/repaired").verdict == Verdict::proved);
  CHECK(attacked("biased.rem5-floor/repaired", "larger-rho").verdict == Verdict::refuted);
}

TEST_CASE("the floor of Theorem 4 is attained for ever, and reached from every start") {
  CHECK(attacked("biased.rem5-tight").verdict == Verdict::proved);
  CHECK(attacked("biased.rem5-tight", "half-rho").verdict == Verdict::refuted);
  CHECK(attacked("biased.rem5-tight.attracts").verdict == Verdict::survived);
  CHECK(attacked("biased.rem5-tight.attracts", "triple-step").verdict == Verdict::refuted);
}
