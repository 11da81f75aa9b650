#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("level sets of the l12 function lie between circles and between diamonds") {
  CHECK(attacked("ssd.fig1-shape").verdict == Verdict::proved);
  CHECK(attacked("ssd.fig8-shape").verdict == Verdict::proved);
}

TEST_CASE("another noise or another level does not fit the shapes") {
  CHECK(attacked("ssd.fig1-shape", "squared-noise").verdict == Verdict::refuted);
  CHECK(attacked("ssd.fig8-shape", "other-level").verdict == Verdict::refuted);
}
