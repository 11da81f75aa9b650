#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("with the deterministic sign SSDM stays on the line, and only a momentum 0 has a sign 0") {
  CHECK(read_as("ssd.no-stochastic-sign", "momentum", 1).verdict == Verdict::survived);
  CHECK(read_as("ssd.no-stochastic-sign", "momentum", 0).verdict == Verdict::refuted);
  CHECK(attacked("ssd.no-stochastic-sign", "stochastic").verdict == Verdict::refuted);
  CHECK(attacked("ssd.no-stochastic-sign/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.no-stochastic-sign/repaired", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("without momentum the scaled stochastic sign is an unbiased compressor, and without its scale it is none") {
  CHECK(attacked("ssd.no-momentum").verdict == Verdict::survived);
  CHECK(attacked("ssd.no-momentum", "unscaled").verdict == Verdict::refuted);
  CHECK(attacked("ssd.no-momentum.descent").verdict == Verdict::survived);
}
