#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the density lies between 1/d and the share of entries") {
  CHECK(attacked("ef.fig2.dense").verdict == Verdict::survived);
  CHECK(attacked("ef.fig2.dense", "euclidean").verdict == Verdict::refuted);
}

TEST_CASE("the measured density is not executable") { CHECK(attacked("ef.fig2").verdict == Verdict::not_executable); }
