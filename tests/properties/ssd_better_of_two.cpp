#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("keeping the better of two points, signSGD reaches its rates and never rises") {
  CHECK(attacked("ssd.thm6-decreasing").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm6-constant").verdict == Verdict::survived);
  CHECK(attacked("ssd.thm6.monotone").verdict == Verdict::survived);
}

TEST_CASE("keeping the worse point, or steps uphill, break them") {
  CHECK(attacked("ssd.thm6-decreasing", "keeps-the-worse").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm6-constant", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm6-constant", "rho-of-start").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm6.monotone", "keeps-the-worse").verdict == Verdict::refuted);
}
