#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bias of a (delta, L)-oracle needs convexity or the same L") {
  const Finding finding = attacked("biased.sec53-bias");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "f=convex") == Verdict::survived);
  CHECK(reading(finding, "f=L-smooth") == Verdict::survived);
  CHECK(reading(finding, "f=own-constant") == Verdict::refuted);
  CHECK(attacked("biased.sec53-bias", "eighth").verdict == Verdict::refuted);
}

TEST_CASE("with either it is at most 2 delta L") {
  CHECK(attacked("biased.sec53-bias/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.sec53-bias/repaired", "eighth").verdict == Verdict::refuted);
}

TEST_CASE("the row of Table 1 on (delta, L)-oracles has the same readings") {
  const Finding finding = attacked("biased.tab1-deltaL");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "f=convex") == Verdict::survived);
  CHECK(reading(finding, "f=own-constant") == Verdict::refuted);
  CHECK(attacked("biased.tab1-deltaL", "eighth").verdict == Verdict::refuted);
}

TEST_CASE("stochastic (delta, L)-oracles need the whole space") {
  const Finding finding = attacked("biased.b4-stoch");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "Q=whole-space") == Verdict::survived);
  CHECK(reading(finding, "Q=any") == Verdict::refuted);
  CHECK(attacked("biased.b4-stoch", "eighth").verdict == Verdict::refuted);
  CHECK(attacked("biased.b4-stoch", "biased-noise").verdict == Verdict::refuted);
}

TEST_CASE("and so does their row of Table 1") {
  const Finding finding = attacked("biased.tab1-stoch-deltaL");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "Q=whole-space") == Verdict::survived);
  CHECK(reading(finding, "Q=any") == Verdict::refuted);
  CHECK(attacked("biased.tab1-stoch-deltaL", "eighth").verdict == Verdict::refuted);
  CHECK(attacked("biased.tab1-stoch-deltaL", "biased-noise").verdict == Verdict::refuted);
}

TEST_CASE("the pairs drawn are (delta, L)-oracles") {
  CHECK(attacked("biased.def5").verdict == Verdict::survived);
  CHECK(attacked("biased.def5", "half-delta").verdict == Verdict::refuted);
  CHECK(attacked("biased.def5", "higher-value").verdict == Verdict::refuted);
}
