#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Lemma 3 bounds no path of Theorem III's proof") {
  CHECK(attacked("ef.thm3.step-cauchy").verdict == Verdict::refuted);
  replays("ef.thm3.step-cauchy");
  CHECK(attacked("ef.thm3.step-cauchy/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm3.step-cauchy/repaired", "twice-the-error").verdict == Verdict::refuted);
}

TEST_CASE("eq. (1) is false on paths and in the mean, for both signs of e") {
  const Finding finding = attacked("ef.thm3.eq1");
  CHECK(finding.verdict == Verdict::refuted);
  for (const std::string side : {"x-e", "x-e,in-the-mean", "x+e"}) CHECK(reading(finding, "=" + side) == Verdict::refuted);
  replays("ef.thm3.eq1");
  CHECK(attacked("ef.thm3.eq1/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm3.eq1/repaired", "ascends").verdict == Verdict::refuted);
}
