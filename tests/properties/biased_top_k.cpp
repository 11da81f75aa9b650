#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Definition 3 keeps the smallest entries, so that eq. (9) fails") { replays("biased.eq9"); }

TEST_CASE("keeping the largest entries loses at most (d-k)/d of the square") {
  CHECK(attacked("biased.eq9/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.eq9/repaired", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("the top-k gradient has a relative bias of 1 - k/d") {
  CHECK(attacked("biased.lem9").verdict == Verdict::survived);
  CHECK(attacked("biased.lem9", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("halving every entry is no top-k") { CHECK(attacked("biased.eq9", "half").verdict == Verdict::refuted); }
