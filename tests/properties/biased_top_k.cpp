#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("eq. (9) holds by the words of Definition 3, whose formula keeps the smallest entries") {
  const Finding finding = attacked("biased.eq9");
  CHECK(reading(finding, "place=largest") == Verdict::survived);
  CHECK(reading(finding, "place=first-k") == Verdict::refuted);
  CHECK(reading(finding, "place=in-place") == Verdict::refuted);
}

TEST_CASE("keeping the largest entries loses at most (d-k)/d of the square") {
  CHECK(attacked("biased.eq9/repaired").verdict == Verdict::survived);
  CHECK(attacked("biased.eq9/repaired", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("the top-k gradient has a relative bias of 1 - k/d") {
  CHECK(attacked("biased.lem9").verdict == Verdict::survived);
  CHECK(attacked("biased.lem9", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("halving every entry is no top-k") { CHECK(attacked("biased.eq9", "half").verdict == Verdict::refuted); }
