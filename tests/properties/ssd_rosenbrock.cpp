#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("mini-batches of 1 and 2 of the Rosenbrock oracle do not violate SPB") {
  replays("ssd.exp-ros-oracle");
  const Finding finding = attacked("ssd.exp-ros-oracle");
  const Witness& w = finding.witness.value();
  for (const Replay::Line& line : replay(*find_claim("ssd.exp-ros-oracle"), w).lines)
    if (line.what.find("SPB is violated") != std::string::npos) CHECK(line.state == "fails");  // both batches, at the one point
    else CHECK(line.state == "holds");
}

TEST_CASE("the Rosenbrock oracle meets SPB for every batch; with unequal terms, or against the gradient, it does not") {
  CHECK(attacked("ssd.exp-ros-oracle/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.exp-ros-oracle/repaired", "unequal-terms").verdict == Verdict::refuted);
  CHECK(attacked("ssd.exp-ros-oracle/repaired", "opposite").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities of batches of 1 and 2 are sums over pairs of counts") {
  CHECK(attacked("ssd.exp-ros-oracle.two-terms").verdict == Verdict::proved);
  CHECK(attacked("ssd.exp-ros-oracle.two-terms", "unequal-terms").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities grow along the batches of the text in ten dimensions, not in three") {
  CHECK(attacked("ssd.exp-ros-oracle.batches").verdict == Verdict::survived);
  CHECK(attacked("ssd.exp-ros-oracle.batches", "three-dimensions").verdict == Verdict::refuted);
}

TEST_CASE("the bias of the Rosenbrock oracle is a factor") {
  CHECK(attacked("ssd.exp-ros-oracle.bias").verdict == Verdict::proved);
  CHECK(attacked("ssd.exp-ros-oracle.bias", "unbiased").verdict == Verdict::refuted);
}
