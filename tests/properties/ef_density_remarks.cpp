#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the density is 1/d at least, and that of a single entry") {
  CHECK(attacked("ef.lem8.range").verdict == Verdict::survived);
  CHECK(attacked("ef.lem8.range", "two-entries").verdict == Verdict::refuted);
}

TEST_CASE("it is the density of gamma g + e that matters, not of g + e") {
  replays("ef.lem8.which-density");
  CHECK(attacked("ef.lem8.which-density", "of-the-gradient").verdict == Verdict::refuted);
  CHECK(attacked("ef.lem8.which-density/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.lem8.which-density/repaired", "of-the-gradient").verdict == Verdict::refuted);
}
