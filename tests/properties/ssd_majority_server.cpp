#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rho_M-norm is the integral it is defined by") {
  CHECK(attacked("ssd.def-rhoM-norm").verdict == Verdict::survived);
  CHECK(attacked("ssd.def-rhoM-norm", "half-of-M-below").verdict == Verdict::refuted);
}

TEST_CASE("the noise of the majority falls exponentially, with half of the nodes it is larger") {
  CHECK(attacked("ssd.noise-reduction").verdict == Verdict::survived);
  CHECK(attacked("ssd.noise-reduction", "half-the-nodes").verdict == Verdict::refuted);
}

TEST_CASE("messages need a third symbol unless the nodes are odd and no vote is 0") {
  replays("ssd.majvote-bits");
  CHECK(attacked("ssd.majvote-bits/repaired").verdict == Verdict::survived);
  CHECK(attacked("ssd.majvote-bits/repaired", "even").verdict == Verdict::refuted);
}
