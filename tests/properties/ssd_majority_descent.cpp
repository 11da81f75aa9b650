#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rate of majority votes with decreasing steps fails at K = 1, where the logarithm is 0, and holds from K = 2 on") {
  CHECK(read_as("ssd.thm7-decreasing", "horizon", 1).verdict == Verdict::refuted);
  CHECK(read_as("ssd.thm7-decreasing", "horizon", 2).verdict == Verdict::survived);
  CHECK(attacked("ssd.thm7-decreasing/repaired").verdict == Verdict::survived);
}

TEST_CASE("with constant steps it holds from K = 1 on") { CHECK(attacked("ssd.thm7-constant").verdict == Verdict::survived); }

TEST_CASE("the l1 norm, or the success probability of the start, in place of that of the iterate breaks the rates") {
  CHECK(attacked("ssd.thm7-decreasing/repaired", "l1-norm").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm7-constant", "l1-norm").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm7-constant", "rho-of-start").verdict == Verdict::refuted);
}

TEST_CASE("votes uphill break the rates") {
  CHECK(attacked("ssd.thm7-decreasing/repaired", "ascends").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm7-constant", "ascends").verdict == Verdict::refuted);
}
