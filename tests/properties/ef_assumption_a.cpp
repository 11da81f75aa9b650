#include <catch2/catch.hpp>
#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("every drawn compressor contracts by the delta it declares") { CHECK(attacked("ef.assA").verdict == Verdict::survived); }

TEST_CASE("a compressor with twice the residual is no longer delta-approximate") {
  CHECK(attacked("ef.assA", "twice-the-residual").verdict == Verdict::refuted);
}

TEST_CASE("top-k keeps the share k/d of every vector, and equal entries show that no more is true") {
  const Finding finding = attacked("ef.assA.ex-topk");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness == 1);
}

TEST_CASE("keeping the smallest entries, or one entry fewer, loses more than 1 - k/d") {
  CHECK(attacked("ef.assA.ex-topk", "smallest").verdict == Verdict::refuted);
  CHECK(attacked("ef.assA.ex-topk", "one-fewer").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem7.top1", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("top-1 keeps the share 1/d") { CHECK(attacked("ef.rem7.top1").verdict == Verdict::survived); }

TEST_CASE("the sign is a compressor when it is scaled, and none when it is not") {
  const Finding finding = attacked("ef.assA.ex-sign");
  for (const std::string zero : {"0", "1", "-1"}) {
    CHECK(reading(finding, "=scaled,sign(0)=" + zero) == Verdict::survived);
    CHECK(reading(finding, "=unscaled,sign(0)=" + zero) == Verdict::refuted);
  }
}

TEST_CASE("a scaled vector of ones in place of signs is no compressor") {
  CHECK(attacked("ef.assA.ex-sign", "unsigned").verdict == Verdict::refuted);
}
