#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the bias of a (delta, L)-oracle is at most 2 delta L if f is convex or has the same L") {
  CHECK(attacked("biased.sec53-bias").verdict == Verdict::survived);
  CHECK(attacked("biased.sec53-bias", "eighth").verdict == Verdict::refuted);
}

TEST_CASE("the row of Table 1 on (delta, L)-oracles says the same") {
  CHECK(attacked("biased.tab1-deltaL").verdict == Verdict::survived);
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
