#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("errors against the common gradient are not orthogonal where the nodes differ; against the nodes' own they are") {
  replays("ssd.thm8.eq30");
  CHECK(attacked("ssd.thm8.eq30/repaired").verdict == Verdict::survived);
}

TEST_CASE("the momentum's error is bounded against the nodes' own gradients only") {
  replays("ssd.thm8.error-bound");
  CHECK(attacked("ssd.thm8.error-bound/repaired").verdict == Verdict::survived);
}

TEST_CASE("a biased oracle breaks both") {
  CHECK(attacked("ssd.thm8.eq30/repaired", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ssd.thm8.error-bound/repaired", "biased").verdict == Verdict::refuted);
}
